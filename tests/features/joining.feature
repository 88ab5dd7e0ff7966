Feature: Joining, and being found
  Three inputs make a member; a keyboard is not needed, and nobody joins twice by mistake.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points

  Scenario: Joining by touch alone
    When the cashier touches "openEnrol"
    And touches the letters "Łucja Żak"
    And touches the field of the contact
    And touches the numbers "600700800"
    And touches "enrolNews"
    And touches "primary"
    Then "Łucja Ż." stands on the screen with 50 points
    And no key was struck

  Scenario: Each consent is given by itself
    When the cashier begins to enrol "Ewa" with "600700800"
    And presses "enrolMore"
    And presses "enrolProfile"
    And presses "primary"
    Then the newest member agreed to "profile" alone

  Scenario: Somebody who is a member already is seen before Enter
    When the cashier begins to enrol "Ania" with "501 234 567"
    Then the till says "A member already? Press to open the account."
    And 0 actions wait for the server
    When the cashier opens the account of "Anna K."
    Then "Anna K." stands on the screen with 100 points

  Scenario: Invited by a friend
    When the cashier begins to enrol "Ewa" with "600700800"
    And scans Anna's card
    Then the till says "Invited by Anna K."
    When the cashier presses "primary"
    And types 40 and presses Enter
    Then 100 points are on their way to Anna

  Scenario: A phone number alone while the network is away
    Given the shop has a server, and the network went away
    When the cashier begins to enrol "" with "600700800"
    And presses "primary"
    Then "New member" stands on the screen with 50 points
    And the till says "1 waiting"
    When the network is back, and the server knows the new member
    And the cashier looks for "0070"
    And presses "primary"
    Then "New member" stands on the screen with 50 points

  Scenario: A membership that is bought
    Given a list of goods with the membership of a patron at 99,00
    When the cashier scans Anna's card
    And scans the membership and presses Enter
    Then the till says "now Patron"
    When the cashier scans Anna's card
    Then the till says "Patron · 12% off"

  Scenario: Found by touch alone, by digits from the middle of the phone
    When the cashier touches "primary"
    And touches the numbers "1234"
    And touches the account of "Anna K."
    Then "Anna K." stands on the screen with 100 points
    And no key was struck
