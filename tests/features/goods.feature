Feature: Goods scanned into a purchase
  The shop has a list of what it sells; the amount is never typed twice.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a list of goods with coffee at 14,50, apples at 4,00 and cheese at 39,99 a kilogram

  Scenario: What is scanned is the purchase
    When the cashier scans Anna's card
    And scans coffee, apples and coffee
    Then the purchase comes to 33,00
    And the list shows "2 × PLN 14.50"

  Scenario: Points and stamps for goods
    When the cashier scans Anna's card
    And scans coffee, apples and coffee
    And presses Enter
    Then Anna has 2 stamps on the coffee card
    And the receipt has 2 lines

  Scenario: Goods from the scale
    When the cashier scans Anna's card
    And scans 0,350 kg of cheese
    Then the purchase comes to 14,00
    And the list shows "0.350 kg"

  Scenario: One too many is taken out again
    When the cashier scans Anna's card
    And scans coffee and apples
    And takes one piece of the coffee away
    Then the purchase comes to 4,00

  Scenario: Goods that nobody knows the price of
    When the cashier scans Anna's card
    And scans coffee and something new
    Then the till says "The till has no price for this."
    When types 3,20 and presses Enter
    Then the purchase comes to 17,70

  Scenario: Enter adds the price, and only the next one saves
    When the cashier scans Anna's card
    And scans something new
    And types 3 and presses Enter
    Then 0 actions wait for the server
    When presses Enter
    Then 1 action waits for the server

  Scenario: An amount and goods are not added up
    When the cashier scans Anna's card
    And types 45,50
    And scans coffee
    Then the till says "An amount is typed already."
    And the purchase comes to 45,50

  Scenario: A reward comes off the goods
    When the cashier scans Anna's card
    And scans coffee and apples
    And uses as many points as make sense
    And presses Enter
    Then the receipt has 2 lines
    And the discounts lie on both lines
