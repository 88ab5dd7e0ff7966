Feature: Cards and balances are put right
  A lost card costs nobody their points, and whoever changes a balance says why.

  Background:
    Given a shop with the sample programme

  Scenario: A lost card is blocked
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And puts the card or the balance right
    And chooses "Block the card"
    And chooses "Lost" and presses Enter
    Then the till says "Card blocked"
    When the cashier scans Anna's card
    Then the till says "It was reported lost or stolen"
    And nobody stands on the screen

  Scenario: Whoever lost a card gets a new one, with all the points
    Given Anna Kowalska is a member with 100 points
    And Anna's card was reported lost
    When the cashier scans Anna's card
    And presses Shift and F11
    And chooses "Give a new card"
    And scans a card that nobody has
    And chooses "Lost" and presses Enter
    Then the till says "New card given"
    When the cashier scans the new card
    Then "Anna K." stands on the screen with 100 points
    When the cashier scans Anna's card
    Then the till says "This card was replaced by another."
    And the till says "Ask for the new card"

  Scenario: Points are given for a cold coffee, and taken back by undo
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And puts the card or the balance right
    And chooses "Give points"
    And types 25
    And chooses "Goodwill" and presses Enter
    Then the till says that 25 points were collected
    And Anna has 125 points
    When presses undo after 5 seconds
    Then Anna has 100 points

  Scenario: No more is taken than there is
    Given Anna Kowalska is a member with 10 points
    When the cashier scans Anna's card
    And puts the card or the balance right
    And chooses "Take points"
    And types 11
    And chooses "A mistake is put right" and presses Enter
    Then the till says "Not enough points"
    And Anna has 10 points

  Scenario: A card is blocked while the server is away
    Given a server, now away, that knows Anna with 500 points
    When the cashier scans Anna's card
    And puts the card or the balance right
    And chooses "Block the card"
    And chooses "Stolen" and presses Enter
    Then 1 action waits for the server
    When the power fails and the till starts again
    And the cashier scans Anna's card
    Then the till says "Card blocked."
