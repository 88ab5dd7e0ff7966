Feature: Who stands at the till
  A badge or a PIN, and she is in; another is asked where one may not decide alone.

  Background:
    Given a shop with a cashier Jan, a cashier Ola and a manager Ewa
    And Anna Kowalska is a member with 300 points

  Scenario: Nobody is served before somebody signs in
    When the cashier scans Anna's card
    Then the till says "The till is locked"
    And nobody stands on the screen
    When Jan shows his badge
    And the cashier scans Anna's card
    And types 10 and presses Enter
    Then the till says that 9 points were collected
    And the purchase is Jan's

  Scenario: A PIN on the keyboard, without Enter
    When Jan types his PIN
    Then the till says "Ready to scan"
    And "Jan" stands at the top

  Scenario: A lock in the middle of a purchase loses nothing
    Given Jan is signed in
    When the cashier scans Anna's card
    And types 20
    And locks the till
    Then the till says "who is here?"
    And nobody stands on the screen
    When Jan types his PIN
    Then "Anna K." stands on the screen with 300 points
    And the customer pays 19.00

  Scenario: A colleague takes over by badge in the middle of a purchase
    Given Jan is signed in
    When the cashier scans Anna's card
    And types 10
    And Ewa shows her badge
    Then the till says "Ewa stands here now. What was begun is still there"
    When presses Enter
    Then the till says that 9 points were collected
    And the purchase is Ewa's

  Scenario: Five wrong PINs cost half a minute, whatever is done about it
    When Jan types a wrong PIN 5 times
    Then the till says "Too many wrong PINs"
    When the power fails and the till starts again
    And Jan types his PIN
    Then the till says "Too many wrong PINs"
    When 30 seconds pass
    And Jan types his PIN
    Then the till says "Ready to scan"

  Scenario: A manager agrees to a reward without leaving the page
    Given Jan is signed in
    When the cashier scans Anna's card
    And chooses "An evening of coffee tasting"
    Then the till says "Hand out this reward?"
    When Ewa shows her badge
    And presses Enter
    Then the till says that 250 points were used
    And Ewa agreed to the reward, and Jan handed it out

  Scenario: Nobody agrees to their own wish
    Given Jan is signed in
    When the cashier scans Anna's card
    And chooses "An evening of coffee tasting"
    And Jan shows his badge
    Then the till says "Jan cannot agree to this"
    When goes back
    Then "Anna K." stands on the screen with 300 points

  Scenario: Nobody serves themselves
    Given Ola is signed in
    When Ola scans her own card
    Then the till says "That is your own card"
    And nobody stands on the screen
