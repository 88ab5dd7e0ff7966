Feature: Serving customers while the server cannot be reached
  The shop has a server; since 14:00 there is no network.

  Background:
    Given a shop whose server knows Anna Kowalska with 500 points, 100 of them kept for this till

  Scenario: The light says so by itself
    Given the network went away 5 seconds ago
    Then the till says "Offline since 14:00"

  Scenario: Points for a purchase
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    Then the till says that 45 points were collected
    And Anna has 545 points
    And the till says "Offline since 14:00, 1 waiting"

  Scenario: A balance that is not of this minute
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    Then the till says "500 points to spend, as of 14:00"
    And the till says "100 points available here now"

  Scenario: A reward from what is kept for this till
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And chooses "A coffee" and presses Enter
    Then the till says that 80 points were used
    And Anna has 420 points

  Scenario: A reward that more is needed for than is kept here
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 50,00
    Then "10% off the basket" cannot be chosen
    And Anna has 500 points

  Scenario: The shop lends without the server, up to its limit
    Given the shop lends 200 points a member while the network is away
    And the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 50,00
    And chooses "10% off the basket" and presses Enter
    Then the till says "provisional until the server agrees"
    And Anna has 344 points

  Scenario: Joining
    Given the network went away 5 seconds ago
    When the cashier enrols "Ewa Żak" with "600 700 800"
    Then "Ewa Ż." stands on the screen with 50 points
    And the till says "Offline since 14:00, 1 waiting"

  Scenario: Goods come back
    Given the network went away 5 seconds ago
    And Anna bought for 100,00
    When the cashier scans the receipt
    And takes everything back
    And confirms the return
    Then Anna has 500 points
    And the till says "Offline since 14:00, 2 waiting"

  Scenario: A purchase is undone
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 450 and presses Enter
    And presses undo after 50 seconds
    Then Anna has 500 points

  Scenario: The power fails after Enter
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    And the power fails and the till starts again
    Then the till says "Saved last: Anna K., a purchase of PLN 43.23, +45 points"
    And Anna has 545 points
    And the till says "Offline since 14:00, 1 waiting"

  Scenario: The network comes back
    Given the network went away 5 seconds ago
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    And the network comes back
    Then the till says "Up to date"
    And Anna has 545 points

  Scenario: Closing the till while something waits
    Given the network went away 5 seconds ago
    And Anna bought for 100,00
    When the cashier closes the till
    Then the till is still open and says "1 saved action is not sent yet"
    When the cashier goes back to work
    And the cashier scans Anna's card
    Then "Anna K." stands on the screen with 597 points
