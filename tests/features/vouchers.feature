Feature: Vouchers and stamp cards at the till

  Background:
    Given a shop with the sample programme

  Scenario: A free coffee for a voucher
    Given Anna Kowalska is a member with 100 points and a voucher for a coffee
    When the cashier scans Anna's card
    And chooses "A coffee" and presses Enter
    Then the till says that 0 points were used
    And Anna has 100 points
    And Anna has no voucher any more

  Scenario: The wrong voucher is given back within the minute
    Given Anna Kowalska is a member with 100 points and a voucher for a coffee
    When the cashier scans Anna's card
    And chooses "A coffee" and presses Enter
    And presses undo after 50 seconds
    Then Anna has 100 points
    And Anna has a voucher for "A coffee"

  Scenario: A stamp card that is begun
    Given Anna Kowalska is a member with 100 points and 7 stamps on the coffee card
    When the cashier scans Anna's card
    Then the till shows 7 of 9 stamps

  Scenario: A cake that only a voucher gives
    Given Anna Kowalska is a member with 5000 points
    When the cashier scans Anna's card
    And chooses "A piece of birthday cake"
    Then the till says "For a voucher only."
    And Anna has 5000 points

  Scenario: A reward that a manager has to agree to
    Given Anna Kowalska is a member with 5000 points
    When the cashier scans Anna's card
    And chooses "An evening of coffee tasting"
    Then the till says "A manager has to agree."
    And Anna has 5000 points
