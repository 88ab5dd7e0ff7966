Feature: Receipts
  A customer may have paper in her hand; no printer ever keeps the next one waiting.

  Scenario: Printed as asked
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a receipt printer that prints what is asked for
    When the cashier scans Anna's card
    And types 20 and presses Enter
    And presses the key for the receipt
    Then the paper says "Do zapłaty 19,00 zł"
    And the paper says "Punkty zebrane +"
    And the paper carries the number of the purchase

  Scenario: Nobody wants one
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a receipt printer that prints what is asked for
    When the cashier scans Anna's card
    And types 20 and presses Enter
    And three seconds go by
    Then the till says "Ready to scan"
    And no paper came out

  Scenario: The printer is off, and the purchase is saved all the same
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a receipt printer that prints every purchase
    And the printer is switched off
    When the cashier scans Anna's card
    And types 20 and presses Enter
    Then the till says "Purchase saved"
    And 1 action waits for the server
    And the header soon shows the printer
    When three seconds go by
    Then the till says "The receipt printer is not there."
    When the printer is switched on
    Then the header no longer shows the printer
    And the paper says "Do zapłaty 19,00 zł"

  Scenario: A purchase is taken back after its receipt was printed
    Given a shop with the sample programme
    And Anna Kowalska is a member with 100 points
    And a receipt printer that prints every purchase
    When the cashier scans Anna's card
    And types 20 and presses Enter
    And presses undo after 2 seconds
    Then the paper says "Anulowano"
    And the paper says "Poprzedni wydruk jest nieważny."

  Scenario: A balance that is not of this minute
    Given a shop whose server knows Anna with 500 points, and a printer for every purchase
    And the network went away 5 minutes ago
    When the cashier scans Anna's card
    And types 20 and presses Enter
    Then the paper says "stan na 2 mar 2026, 14:00"
    And the paper says "Późniejsze wizyty przy innych kasach"
