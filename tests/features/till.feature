Feature: Serving a customer at the till
  Everything here happens without a network: there is none to be had.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points

  Scenario: Points for a purchase
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    Then the till says that 45 points were collected
    And Anna has 145 points
    And 1 action waits for the server

  Scenario: The cashier can say why
    When the cashier scans Anna's card
    And types 45,50
    And asks why
    Then "1 point for each 1 zł" gives 43 points
    And "2 points for a visit" gives 2 points
    And "Double points on Tuesday mornings" gives nothing: "Not on this day of the week (Monday)."

  Scenario: A free coffee in two presses after the scan
    When the cashier scans Anna's card
    And chooses "A coffee" and presses Enter
    Then the till says that 80 points were used
    And Anna has 20 points

  Scenario: A reward that the points do not reach
    When the cashier scans Anna's card
    And chooses "10% off the basket"
    Then the till says "100 points missing"
    And Anna has 100 points

  Scenario: Paying with points
    When the cashier scans Anna's card
    And types 3
    And uses as many points as make sense
    Then the customer pays 0,35
    And 50 points will be used

  Scenario: Enter pressed twice
    When the cashier scans Anna's card
    And types 10
    And presses Enter twice
    Then Anna has 109 points
    And 1 action waits for the server

  Scenario: The wrong amount is undone within the minute
    When the cashier scans Anna's card
    And types 450 and presses Enter
    And presses undo after 50 seconds
    Then Anna has 100 points
    And 2 actions wait for the server

  Scenario: After the minute it is too late to undo
    When the cashier scans Anna's card
    And types 450 and presses Enter
    And presses undo after 61 seconds
    Then the till says "There is nothing to undo."
    And Anna has 529 points

  Scenario: Goods come back with their receipt
    Given Anna bought for 100,00
    When the cashier scans the receipt
    And takes everything back
    Then the till shows 95,00 back and 97 points taken
    When the cashier confirms the return
    Then Anna has 100 points

  Scenario: A receipt cannot be returned twice
    Given Anna bought for 100,00
    When the cashier scans the receipt
    And takes everything back
    And the cashier confirms the return
    And the cashier scans the receipt
    Then nothing can come back

  Scenario: Joining at the till
    When the cashier enrols "Ewa Żak" with "600 700 800"
    Then "Ewa Ż." stands on the screen with 50 points
    And a card can be printed for them

  Scenario: Somebody who joined before
    When the cashier enrols "Anna" with "501 234 567"
    Then the till says "Somebody is a member with this phone, e-mail or card."
    And Anna can be opened instead

  Scenario: A customer without a card
    When the cashier looks for "kowalska"
    Then "Anna K." is found with the phone "••• 567"

  Scenario: A card that nobody has
    When the cashier scans a card that nobody has
    Then the till says "No member has this card."
    And nobody stands on the screen

  Scenario: A product instead of the card
    When the cashier scans a product
    Then the till says "That is a product, not a loyalty card."

  Scenario: The next card before this sale is saved
    When the cashier scans Anna's card
    And types 45,50
    And scans a card that nobody has
    Then the till says "PLN 45.50 for Anna K. is not saved yet."
    And "Anna K." stands on the screen with 100 points

  Scenario: The power fails after Enter
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    And the power fails and the till starts again
    Then the till says that the last action is saved: "Anna K., a purchase of PLN 43.23, +45 points"
    And Anna has 145 points

  Scenario: The power fails, and the next card lies there already
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    And the power fails and the till starts again
    And the cashier scans Anna's card
    Then the till says that the last action is saved: "Anna K., a purchase of PLN 43.23, +45 points"
    And "Anna K." stands on the screen with 145 points

  Scenario: The power fails before Enter
    When the cashier scans Anna's card
    And types 45,50
    And the power fails and the till starts again
    Then the till says "The till was not closed properly. Nothing had been saved on it."
    And Anna has 100 points
