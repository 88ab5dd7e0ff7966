Feature: Spending what is held, to the last point and cent
  Points and stored money pay a part of the sale; neither goes into the drawer.

  Background:
    Given a shop with the sample programme

  Scenario: Points typed on the pad count in the programme's steps
    Given Anna Kowalska is a member with 100 points
    When the cashier scans Anna's card
    And types 10
    And types 37 for points
    Then the till says "30 points = −PLN 1.50 · in steps of 10 points, 100 at most"
    And 30 points will be used
    And the customer pays 8,00

  Scenario: More points than there are
    Given Anna Kowalska is a member with 40 points
    When the cashier scans Anna's card
    And types 10
    And types 500 for points
    And presses Enter
    Then the till says that 40 points were used
    And Anna has 7 points

  Scenario: A gift card pays a part, the customer the rest
    Given Anna Kowalska is a member with 0 points and 6,00 on her gift card
    When the cashier scans Anna's card
    And types 10
    And pays from the gift card
    Then the customer pays 3,50
    And the customer reads "Do zapłaty: 3,50 zł"
    When the cashier presses Enter
    Then the till says "PLN 6.00 from stored money"
    And the gift card holds 0,00

  Scenario: A part of a gift card, typed by touch
    Given Anna Kowalska is a member with 0 points and 50,00 on her gift card
    When the cashier scans Anna's card
    And types 10
    And touches 2 5 0 for the gift card
    Then the customer pays 7,00

  Scenario: What a gift card had paid goes back to it
    Given Anna Kowalska is a member with 0 points and 6,00 on her gift card
    When the cashier scans Anna's card
    And types 10
    And pays from the gift card
    And presses Enter
    And the cashier brings all of it back
    Then the till says "Back to stored money PLN 6.00"
    When the cashier confirms the return
    Then the till says "PLN 3.50 back to the customer"
    And the gift card holds 6,00

  Scenario: Without the server a gift card pays what was set aside for this till
    Given a server, now away, that set aside 2,00 of the 50,00 on Anna's gift card
    When the cashier scans Anna's card
    And types 10
    Then the till says "PLN 2.00 available here now"
    When the cashier pays from the gift card
    Then the customer pays 7,50

  Scenario: Without the server no more points can be typed than are kept here
    Given a server, now away, that kept 50 of Anna's 500 points for this till
    When the cashier scans Anna's card
    And types 10
    And types 200 for points
    Then 50 points will be used
    And the till says "50 at most"

  Scenario: Loss of power between the gift card and Enter loses no money
    Given Anna Kowalska is a member with 0 points and 6,00 on her gift card
    When the cashier scans Anna's card
    And types 10
    And pays from the gift card
    And the power fails and the till starts again
    Then the gift card holds 6,00
