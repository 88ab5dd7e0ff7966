Feature: The next best thing to say
  One line for the cashier, which waits for nobody.

  Background:
    Given a shop with the sample programme

  Scenario: Twenty points to a coffee
    Given Anna Kowalska is a member with 60 points
    When the cashier scans Anna's card
    Then the till suggests "Only 20 points to: A coffee"

  Scenario: What this purchase reaches is said first
    Given Anna Kowalska is a member with 60 points
    When the cashier scans Anna's card
    And types 45,50
    Then the till suggests "With this purchase the points are enough for: 5 zł off"

  Scenario: The birthday line is told, and counted with the sale
    Given Anna Kowalska is a member with 10 points whose birthday is today
    When the cashier scans Anna's card
    Then the till suggests "Birthday today: many happy returns!"
    When the cashier says it with one key
    And types 10 and presses Enter
    Then the sale says that "birthday" was told
    And the till says that 4 points were collected

  Scenario: What was waved away does not return
    Given Anna Kowalska is a member with 60 points
    When the cashier scans Anna's card
    And waves the line away
    And types 1
    Then the till suggests nothing any more
    When the cashier scans Anna's card
    Then the till suggests nothing any more

  Scenario: Nobody has to answer
    Given Anna Kowalska is a member with 60 points
    When the cashier scans Anna's card
    And types 10 and presses Enter
    Then the till says that 9 points were collected
    And the sale says that nothing was told

  Scenario: Without the server the line stands all the same
    Given a server, now away, from which the till knows Anna with 60 points
    When the cashier scans Anna's card
    Then the till suggests "Only 20 points to: A coffee"
    When the cashier says it with one key
    And types 10 and presses Enter
    Then the sale says that "reward_close" was told
