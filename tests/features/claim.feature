Feature: Points for who forgot the card
  A customer without the card gets a code; another day the code and the card bring the points.

  Scenario: A code, and the points on the next visit
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    When the cashier makes a code for 37,00
    Then the till says "Code for the points"
    And 0 actions wait for the server
    When 3 days go by
    And the cashier scans the code
    Then the till says "Points for PLN 37.00"
    When the cashier scans Anna's card
    Then the till says "for the purchase of 2 Mar 2026"
    And Anna has 139 points
    And 1 action waits for the server

  Scenario: The card is found before the customer leaves
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    When the cashier begins a purchase of 37,00 without the card
    And scans Anna's card after all
    And presses Enter
    Then the till says that 37 points were collected

  Scenario: The points come once
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    When the cashier makes a code for 37,00
    And the cashier scans Anna's card
    And the cashier scans the code
    And three seconds go by
    And the cashier scans the code
    Then the till says "The points for this purchase were given on 2 Mar 2026."
    And Anna has 139 points

  Scenario: Too late
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    When the cashier makes a code for 37,00
    And 15 days go by
    And the cashier scans the code
    Then the till says "This code for points was good until 16 Mar 2026."
    And Anna has 100 points

  Scenario: The power fails after the code was made
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    When the cashier makes a code for 37,00
    And the power fails and the till starts again
    And the cashier scans Anna's card
    And the cashier scans the code
    Then the till says that 39 points were collected

  Scenario: Neither needs the server
    Given a shop with the sample programme
    And its server, which cannot be reached, knows Anna Kowalska with 100 points
    When the cashier makes a code for 37,00
    And the cashier scans Anna's card
    And the cashier scans the code
    Then the till says that 39 points were collected
    And 1 action waits for the server
