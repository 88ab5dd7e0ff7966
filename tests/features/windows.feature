Feature: Both sides of the counter
  What the cashier's hands may do, and what the customer reads meanwhile.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points

  Scenario: Nobody is served
    Then the customer reads "Scan the code with your phone to join."

  Scenario: A purchase, as the customer reads it
    When the cashier scans Anna's card
    Then the customer reads "Dzień dobry, Anna!"
    When types 45,50 and presses Enter
    Then the customer reads "+45 punktów"
    And the customer reads "145 punktów"

  Scenario: Nothing private stays on the display
    When the cashier scans Anna's card
    And types 45,50 and presses Enter
    And 10 seconds go by
    Then the customer no longer reads "Anna"
    And the customer no longer reads "145"

  Scenario: With a finger alone
    When the cashier scans Anna's card
    And touches 4, 5, comma and 5, then the next step
    Then the till says that 45 points were collected
    And Anna has 145 points

  Scenario: With the mouse alone
    When the cashier scans Anna's card
    And presses 4, 5, comma and 5, then the next step
    Then the till says that 45 points were collected

  Scenario: In Polish, from one moment to the next
    When the cashier scans Anna's card
    And the cashier asks for Polish
    Then the till says "100 punktów do wydania"
    And "Anna K." stands on the screen with 100 points

  Scenario: The keys of the till
    When the cashier asks for the keys
    Then the till says "Undo the last action"
    When the cashier goes back
    And the cashier scans Anna's card
    Then "Anna K." stands on the screen with 100 points
