Feature: What is rarely wanted
  The page More, and what a cashier finds behind it.

  Background:
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points

  Scenario: More is found without a mouse
    When the cashier asks for more
    Then the till says "Settings"
    And the till says "Check this till"
    When the cashier scans Anna's card
    Then "Anna K." stands on the screen with 100 points

  Scenario: What is not sent yet, one by one
    Given the shop has a server that cannot be reached
    And Anna bought for 45,50
    When the cashier asks what is not sent yet
    Then the till says "1 action is not sent yet"
    And the till says "Purchase, Anna K."

  Scenario: A quieter till
    When the cashier asks for the settings
    And turns the sounds off
    Then the settings file says that there is no sound
    And the till says "Kept."

  Scenario: Somebody edits the settings at the same time
    When the cashier asks for the settings
    And somebody turns the sounds off in the file
    And turns the sounds off
    Then the till says "Somebody has changed the settings file meanwhile."
    And the settings file says that there is no sound

  Scenario: The keys of the page on top
    When the cashier scans Anna's card
    And the cashier asks for the keys of this page
    Then the till says "On this page"
