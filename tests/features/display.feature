Feature: The display of the member's own
  What the member reads and presses on the other side of the counter.

  Background:
    Given a shop with the sample programme
    And the display asks for an answer from 1 to 5

  Scenario: A question after paying
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And types 10,00 and presses Enter
    And 3 seconds go by
    Then the customer reads "Jak było dzisiaj?"
    And the customer no longer reads "Anna"
    When the member presses 4
    Then the customer reads "+15 punktów za odpowiedź"
    And the till says "Anna K. answered the question: 15 points."
    And Anna has 124 points

  Scenario: A question while the server is away
    Given the shop's server knows Anna Kowalska with 500 points, and cannot be reached
    When the cashier scans Anna's card
    And types 10,00 and presses Enter
    And the member presses 5 as soon as they are asked
    And the member presses 1 once more
    Then Anna has 524 points
    And 2 actions wait for the server

  Scenario: A Polish till, and a member who reads Russian
    Given Anna Kowalska is a member with 100 points
    When the cashier asks for Polish
    And the cashier scans Anna's card
    And the member asks for Russian
    Then the customer reads "Здравствуйте, Anna!"
    And the till says "100 punktów do wydania"
    When types 10,00 and presses Enter
    And 3 seconds go by
    Then the customer reads "Как вам сегодня у нас?"

  Scenario: The screen is unplugged in the middle of the question
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And types 10,00 and presses Enter
    And the display is unplugged
    And the cashier scans Anna's card
    And types 10,00 and presses Enter
    Then the till says that 10 points were collected
    And Anna has 119 points

  Scenario: Nobody answers
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And types 10,00 and presses Enter
    And 10 seconds go by
    Then the customer reads "Scan the code with your phone to join."
    And the customer no longer reads "Anna"
    And Anna has 109 points
