Feature: Mistakes are mended later
  Nothing is deleted: the opposite is recorded, with a reason, and the history keeps both.

  Background:
    Given a shop with the sample programme

  Scenario: A purchase of this morning is taken back
    Given Anna Kowalska is a member with 100 points
    And Anna bought for 37,00
    When two hours pass
    And the cashier scans Anna's card
    And looks into "Purchase" in the history
    And chooses "Take back"
    And chooses "Entered twice" and presses Enter
    Then the till says "Undone"
    And Anna has 100 points
    When the cashier scans Anna's card
    And looks into "Undo" in the history
    Then the till says "Reason: Entered twice"

  Scenario: It waits for a server that is away, as everything does
    Given a server, now away, that knows Anna with 500 points
    And Anna bought for 37,00
    When two hours pass
    And the cashier scans Anna's card
    And looks into "Purchase" in the history
    And chooses "Take back"
    And chooses "Wrong amount" and presses Enter
    Then Anna has 500 points
    And the till says "2 waiting"
    When the server has heard of it
    Then Anna has 500 points

  Scenario: A purchase of which goods came back
    Given Anna Kowalska is a member with 100 points
    And Anna bought for 37,00
    When the cashier scans the receipt
    And takes everything back
    And confirms the return
    And the cashier scans Anna's card
    And looks into "Purchase" in the history
    Then the till says "partly returned"
    And nothing offers to take it back

  Scenario: Points that are spent already
    Given Anna Kowalska is a member with 0 points
    And Anna bought for 100,00
    When the cashier scans Anna's card
    And chooses "A coffee" and presses Enter
    And the cashier scans Anna's card
    And looks into "Purchase" in the history
    And chooses "Take back"
    And chooses "Not bought" and presses Enter
    Then the till says "The points of this are spent already"

  Scenario: The points go to the right member, once
    Given Anna Kowalska is a member with 100 points
    And Olga is a member too
    And Anna bought for 37,00
    When the cashier scans Anna's card
    And looks into "Purchase" in the history
    And chooses "Give to another member"
    And the cashier scans Olga's card
    And presses Enter twice
    Then the till says "Purchase given to this member"
    And Anna has 100 points
    And Olga has 37 points
    And 3 actions wait for the server

  Scenario: Why 37 points?
    Given Anna Kowalska is a member with 100 points
    And Anna bought for 37,00
    When the cashier scans Anna's card
    And looks into "Purchase" in the history
    Then the till says "+37"
    And the till says "+35"
    And the till says "+2"
    And the till says "At this till only"
