Feature: The shop's own register
  It tells the till what was bought; the till tells it what comes off, and the points.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a register "K1" that reaches the till

  Scenario: Points for what was paid at the register
    When the register tells that Anna paid receipt 117 for 45,50
    Then the register prints 45 points and 43,23 to pay
    And Anna has 145 points

  Scenario: The member stands at the till meanwhile
    When the cashier scans Anna's card
    And the register tells that Anna paid receipt 117 for 45,50
    Then "Anna K." stands on the screen with 145 points

  Scenario: The register asks before the customer pays
    When the register asks what 45,50 would cost Anna
    Then the register prints 45 points and 43,23 to pay
    And Anna has 100 points

  Scenario: The answer was lost, and the sale is sent again
    When the register tells that Anna paid receipt 117 for 45,50
    And the register tells that Anna paid receipt 117 for 45,50
    Then Anna has 145 points
    And the till has recorded 1 action

  Scenario: The power fails before the register heard the answer
    When the register tells that Anna paid receipt 117 for 45,50
    And the power fails and the till starts again
    And the register tells that Anna paid receipt 117 for 45,50
    Then Anna has 145 points
    And the till has recorded 1 action

  Scenario: Goods come back to the register
    When the register tells that Anna paid receipt 117 for 45,50
    And the register tells that all of receipt 117 came back
    Then Anna has 100 points

  Scenario: Goods come back to the till instead
    When the register tells that Anna paid receipt 117 for 45,50
    And the cashier returns receipt "k1/117"
    Then Anna has 100 points

  Scenario: Goods of yesterday come back to the till, and the number came round since
    Given the register told that Anna paid receipt 117 for 10,00 the day before
    When the register tells that Anna paid receipt 117 for 45,50
    And the cashier returns the other purchase of receipt "k1/117"
    Then Anna has 145 points

  Scenario: A receipt's number with another amount on it
    When the register tells that Anna paid receipt 117 for 45,50
    And the register tells that Anna paid receipt 117 for 4,55
    Then the register is told "receipt_taken"
    And Anna has 145 points

  Scenario: The card is scanned at the till, after the basket came
    When the register sends its basket 117 of 45,50
    Then the till says "The register has a purchase of PLN 45.50."
    When the cashier scans Anna's card
    And presses Enter
    Then Anna has 145 points
    And the register learns that receipt 117 is saved with 43,23 to pay

  Scenario: The card is scanned at the till, before the basket came
    When the cashier scans Anna's card
    And the register sends its basket 117 of 45,50
    Then the customer pays 43,23

  Scenario: The cashier drops the register's basket
    When the cashier scans Anna's card
    And the register sends its basket 117 of 45,50
    And presses Escape
    Then nothing is to be paid

  Scenario: A register that can only write files
    When the register writes receipt 117 for 45,50 into a file
    Then the answer in the file says 45 points
    And Anna has 145 points
