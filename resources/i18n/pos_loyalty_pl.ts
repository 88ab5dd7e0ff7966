<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Więcej</translation>
    </message>
</context>
<context>
    <name>AmountPanel</name>
    <message>
        <source>Price of {product}</source>
        <translation>Cena: {product}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Towary</translation>
    </message>
</context>
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>Somebody who may has to agree: by badge, or by PIN.</source>
        <translation>Musi się zgodzić osoba uprawniona: identyfikatorem albo PIN-em.</translation>
    </message>
</context>
<context>
    <name>BasketRow</name>
    <message>
        <source>Goods</source>
        <translation>Towar</translation>
    </message>
    <message>
        <source>One less: {name}</source>
        <translation>O jeden mniej: {name}</translation>
    </message>
    <message>
        <source>One more: {name}</source>
        <translation>O jeden więcej: {name}</translation>
    </message>
    <message>
        <source>{weight} kg</source>
        <translation>{weight} kg</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Which camera reads the cards?</source>
        <translation>Która kamera czyta karty?</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Odbij obraz jak w lustrze</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Co widzi kamera</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>No camera is chosen. Cards are read by the reader alone.</source>
        <translation>Nie wybrano kamery. Karty czyta tylko czytnik.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in: it appears here by itself.</source>
        <translation>Nie znaleziono kamery. Podłącz ją: pojawi się tu sama.</translation>
    </message>
    <message>
        <source>One moment: the camera is being opened.</source>
        <translation>Chwileczkę: kamera się włącza.</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Odczytano: {code}</translation>
    </message>
    <message>
        <source>Hold a card into the frame to try it. Nothing is saved here.</source>
        <translation>Pokaż kartę w ramce na próbę. Nic nie zostanie tu zapisane.</translation>
    </message>
    <message>
        <source>{camera}, chosen</source>
        <translation>{camera}, wybrana</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Bez kamery</translation>
    </message>
    <message>
        <source>The camera from before (not plugged in)</source>
        <translation>Poprzednia kamera (niepodłączona)</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Join at the till with this card.</source>
        <translation>Dołącz w kasie z&#xa0;tą&#xa0;kartą.</translation>
    </message>
    <message>
        <source>Print at 100%: do not fit to the page.</source>
        <translation>Drukuj w skali 100&#xa0;%: nie dopasowuj do strony.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln punkt</numerusform>
            <numerusform>%Ln punkty</numerusform>
            <numerusform>%Ln punktów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>points to spend</source>
        <translation>
            <numerusform>punkt do wydania</numerusform>
            <numerusform>punkty do wydania</numerusform>
            <numerusform>punktów do wydania</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points missing</source>
        <translation>
            <numerusform>brakuje %Ln punktu</numerusform>
            <numerusform>brakuje %Ln punktów</numerusform>
            <numerusform>brakuje %Ln punktów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits</source>
        <translation>
            <numerusform>%Ln wizyta</numerusform>
            <numerusform>%Ln wizyty</numerusform>
            <numerusform>%Ln wizyt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Sprawdź znowu</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln things so far</source>
        <translation>
            <numerusform>Sprawdzam… na razie %Ln rzecz</numerusform>
            <numerusform>Sprawdzam… na razie %Ln rzeczy</numerusform>
            <numerusform>Sprawdzam… na razie %Ln rzeczy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things need somebody</source>
        <translation>
            <numerusform>%Ln rzecz do naprawy</numerusform>
            <numerusform>%Ln rzeczy do naprawy</numerusform>
            <numerusform>%Ln rzeczy do naprawy</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: nothing wrong so far</source>
        <translation>Przerwano: dotąd bez usterek</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Wszystko w porządku</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Given back</source>
        <translation>Oddano</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Zebrano</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Odebrano</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Wydano</translation>
    </message>
    <message>
        <source>New balance</source>
        <translation>Nowe saldo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>for the purchase of {day}</source>
        <translation>za zakup z {day}</translation>
    </message>
    <message>
        <source>{money} back to the customer</source>
        <translation>Do zwrotu klientowi: {money}</translation>
    </message>
    <message>
        <source>{money} back to stored money</source>
        <translation>{money} z powrotem na kartę</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} ze środków na karcie</translation>
    </message>
    <message>
        <source>{points} for the answer</source>
        <translation>{points} za odpowiedź</translation>
    </message>
    <message>
        <source>now {tier}</source>
        <translation>teraz {tier}</translation>
    </message>
    <message>
        <source>provisional until the server agrees</source>
        <translation>tymczasowo, do potwierdzenia przez serwer</translation>
    </message>
</context>
<context>
    <name>ElsewhereLines</name>
    <message>
        <source>Return</source>
        <translation>Zwrot</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Zwróć {money}</translation>
    </message>
    <message>
        <source>Price of what comes back</source>
        <translation>Cena zwracanego towaru</translation>
    </message>
    <message>
        <source>before discounts, as on the receipt</source>
        <translation>przed rabatami, jak na paragonie</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Zwrot pieniędzy</translation>
    </message>
    <message>
        <source>what was paid for it, without stored money</source>
        <translation>ile za to zapłacono, bez środków na karcie</translation>
    </message>
</context>
<context>
    <name>EnrolExtras</name>
    <message>
        <source>May we make offers after what they buy? Ask, and tick only for a yes.</source>
        <translation>Czy możemy dobierać oferty do zakupów? Zapytaj i zaznacz tylko przy „tak”.</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Data urodzenia</translation>
    </message>
    <message>
        <source>Day, month, year: 24.12.1990</source>
        <translation>Dzień, miesiąc, rok: 24.12.1990</translation>
    </message>
    <message>
        <source>E-mail as well</source>
        <translation>Także e-mail</translation>
    </message>
    <message>
        <source>Phone as well</source>
        <translation>Także telefon</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Może zostać puste</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>First name, family name if they like</source>
        <translation>Imię, nazwisko jeśli klient chce</translation>
    </message>
    <message>
        <source>New member&apos;s name</source>
        <translation>Imię nowego uczestnika</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>Telefon lub e-mail</translation>
    </message>
    <message>
        <source>To find them without the card</source>
        <translation>Żeby znaleźć bez karty</translation>
    </message>
    <message>
        <source>May we send news and offers? Ask, and tick only for a yes.</source>
        <translation>Czy możemy wysyłać nowości i oferty? Zapytaj i zaznacz tylko przy „tak”.</translation>
    </message>
    <message>
        <source>More, if they like</source>
        <translation>Więcej, jeśli chce</translation>
    </message>
    <message>
        <source>Back to the name</source>
        <translation>Wróć do imienia</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Zapisz do klubu</translation>
    </message>
</context>
<context>
    <name>EnrolWriting</name>
    <message>
        <source>Write to them by</source>
        <translation>Jak pisać</translation>
    </message>
    <message>
        <source>At most so often a month</source>
        <translation>Najwyżej tyle razy w miesiącu</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Find member</source>
        <translation>Znajdź uczestnika</translation>
    </message>
    <message>
        <source>Any digits of the phone, a name, an e-mail</source>
        <translation>Dowolne cyfry telefonu, imię, e-mail</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Nikogo nie znaleziono. Spróbuj innych cyfr albo innej pisowni.</translation>
    </message>
    <message>
        <source>Those who match appear here as you type.</source>
        <translation>Pasujące osoby pojawią się tu podczas pisania.</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>zablokowana</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Step {number} of 4</source>
        <translation>Krok {number} z 4</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>One moment: the shop is being set up.</source>
        <translation>Chwileczkę: sklep jest zakładany.</translation>
    </message>
    <message>
        <source>Setting up the till</source>
        <translation>Pierwsze uruchomienie kasy</translation>
    </message>
</context>
<context>
    <name>Friend</name>
    <message>
        <source>Nobody invited them</source>
        <translation>Bez zaproszenia</translation>
    </message>
    <message>
        <source>Invited by {name}</source>
        <translation>Zaproszenie: {name}</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Scan</source>
        <translation>Skanuj</translation>
    </message>
    <message>
        <source>Keys of the till</source>
        <translation>Klawisze kasy</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Większy tekst</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Jasny, ciemny lub wysoki kontrast</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Kasa {number}</translation>
    </message>
    <message>
        <source>{name} stands here: lock the till</source>
        <translation>Przy kasie: {name}. Zablokuj kasę</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drukarka</translation>
    </message>
    <message>
        <source>The printer prints no receipts</source>
        <translation>Drukarka nie drukuje paragonów</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>At this till only, newest first. The balance has what other tills did.</source>
        <translation>Tylko z tej kasy, od najnowszych. Saldo uwzględnia też inne kasy.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Starsze</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chwileczkę…</translation>
    </message>
    <message>
        <source>{name}: nothing has happened here yet</source>
        <translation>{name}: tutaj jeszcze nic się nie wydarzyło</translation>
    </message>
    <message>
        <source>{name}: what happened</source>
        <translation>{name}: co się działo</translation>
    </message>
</context>
<context>
    <name>HistoryWhyCard</name>
    <message>
        <source>Take back…</source>
        <translation>Cofnij…</translation>
    </message>
    <message>
        <source>Give to another member…</source>
        <translation>Przypisz innej osobie…</translation>
    </message>
    <message>
        <source>Why so many points?</source>
        <translation>Skąd tyle punktów?</translation>
    </message>
    <message>
        <source>Press a row, and it is said here.</source>
        <translation>Naciśnij wiersz, a wyjaśnienie pojawi się tutaj.</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Paragon {number}</translation>
    </message>
    <message>
        <source>By {who}</source>
        <translation>Przez: {who}</translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation>Powód: {why}</translation>
    </message>
    <message>
        <source>Agreed by {who}</source>
        <translation>Zgoda: {who}</translation>
    </message>
    <message>
        <source>Challenges and other gifts</source>
        <translation>Wyzwania i inne prezenty</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkty</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Nagrody</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chwileczkę…</translation>
    </message>
    <message>
        <source>The programme of that day is no longer on this till: rules go by their codes.</source>
        <translation>Programu z tego dnia nie ma już na tej kasie: zasady mają tylko swoje kody.</translation>
    </message>
    <message>
        <source>What gave nothing that day is no longer known here: the account has moved since.</source>
        <translation>Co wtedy nic nie dało, już tu nie wiadomo: konto zmieniło się od tamtej pory.</translation>
    </message>
</context>
<context>
    <name>HostPart</name>
    <message>
        <source>Keep the address</source>
        <translation>Zapisz adres</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>The office made a code for this till. It works once.</source>
        <translation>Biuro wydało kod dla tej kasy. Działa raz.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adres serwera</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Dołącz</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back the last digit</source>
        <translation>Cofnij ostatnią cyfrę</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>On this page</source>
        <translation>Na tej stronie</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Wszędzie</translation>
    </message>
    <message>
        <source>Keys of the till</source>
        <translation>Klawisze kasy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Czytniki</translation>
    </message>
    <message>
        <source>Ready for the next card</source>
        <translation>Gotowość na następną kartę</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Znajdź uczestnika</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Nowy uczestnik</translation>
    </message>
    <message>
        <source>Return by receipt</source>
        <translation>Zwrot z paragonem</translation>
    </message>
    <message>
        <source>Lock the till, or change places</source>
        <translation>Zablokuj kasę lub zmień osobę</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Zakup bez karty</translation>
    </message>
    <message>
        <source>Type how many points pay</source>
        <translation>Wpisz, iloma punktami zapłacić</translation>
    </message>
    <message>
        <source>More: settings, checks</source>
        <translation>Więcej: ustawienia, sprawdzanie</translation>
    </message>
    <message>
        <source>What happened to this member&apos;s points</source>
        <translation>Co działo się z punktami tej osoby</translation>
    </message>
    <message>
        <source>Put the card or the balance right</source>
        <translation>Karta i saldo: naprawa</translation>
    </message>
    <message>
        <source>Said what the line suggests; with Shift: did not</source>
        <translation>Powiedziano to, co w podpowiedzi; z Shift: nie</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Cofnij ostatnią czynność</translation>
    </message>
    <message>
        <source>Print the last receipt</source>
        <translation>Drukuj ostatni paragon</translation>
    </message>
    <message>
        <source>Closed or open, on the customer&apos;s display</source>
        <translation>Zamknięte lub otwarte, dla klientów</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>The button at the bottom right</source>
        <translation>Przycisk w prawym dolnym rogu</translation>
    </message>
    <message>
        <source>Show or hide this list</source>
        <translation>Pokaż lub ukryj tę listę</translation>
    </message>
</context>
<context>
    <name>KnownMembers</name>
    <message>
        <source>A member already? Press to open the account.</source>
        <translation>Już uczestniczy? Naciśnij, aby otworzyć konto.</translation>
    </message>
    <message>
        <source>Open the existing member</source>
        <translation>Otwórz istniejącego uczestnika</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Which language do you speak?</source>
        <translation>W jakim języku mówisz?</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message numerus="yes">
        <source>%Ln saved actions are not sent yet</source>
        <translation>
            <numerusform>%Ln zapisana operacja nie jest jeszcze wysłana</numerusform>
            <numerusform>%Ln zapisane operacje nie są jeszcze wysłane</numerusform>
            <numerusform>%Ln zapisanych operacji nie jest jeszcze wysłanych</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this till, and are sent when it is open again and the server can be reached. To carry them there by hand, save a copy on a stick.</source>
        <translation>Są bezpieczne na tej kasie i zostaną wysłane, gdy będzie znów otwarta, a serwer osiągalny. Aby przenieść je ręcznie, zapisz kopię na pendrivie.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Zapisz kopię</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Zamknij kasę</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Zostaw otwartą</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>Capital or small letter</source>
        <translation>Wielka lub mała litera</translation>
    </message>
    <message>
        <source>Digits and signs, or letters</source>
        <translation>Cyfry i znaki albo litery</translation>
    </message>
    <message>
        <source>Letters of another language</source>
        <translation>Litery innego języka</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spacja</translation>
    </message>
    <message>
        <source>Take back the last letter</source>
        <translation>Usuń ostatnią literę</translation>
    </message>
    <message>
        <source>Number pad</source>
        <translation>Klawiatura numeryczna</translation>
    </message>
</context>
<context>
    <name>LightWords</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln czeka</numerusform>
            <numerusform>%Ln czekają</numerusform>
            <numerusform>%Ln czeka</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>od {age}</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>Zapisane na tej kasie</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Łączenie</translation>
    </message>
    <message>
        <source>Up to date ({time})</source>
        <translation>Aktualne ({time})</translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln</source>
        <translation>
            <numerusform>Wysyłanie: %Ln</numerusform>
            <numerusform>Wysyłanie: %Ln</numerusform>
            <numerusform>Wysyłanie: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the shop</source>
        <translation>Wczytywanie sklepu</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline od {time}</translation>
    </message>
    <message>
        <source>Needs attention: {worry}</source>
        <translation>Uwaga: {worry}</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>dysk pełny</translation>
    </message>
    <message>
        <source>operations missing</source>
        <translation>brak operacji</translation>
    </message>
    <message>
        <source>till stopped</source>
        <translation>kasa zablokowana</translation>
    </message>
    <message>
        <source>till not known</source>
        <translation>kasa nieznana</translation>
    </message>
    <message>
        <source>sync fails</source>
        <translation>synchronizacja nie działa</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>zły zegar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln do sprawdzenia</numerusform>
            <numerusform>%Ln do sprawdzenia</numerusform>
            <numerusform>%Ln do sprawdzenia</numerusform>
        </translation>
    </message>
    <message>
        <source>update needed</source>
        <translation>potrzebna aktualizacja</translation>
    </message>
    <message>
        <source>rules old</source>
        <translation>stare reguły</translation>
    </message>
    <message>
        <source>waiting for over a day</source>
        <translation>czeka od ponad doby</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln godz.</numerusform>
            <numerusform>%Ln godz.</numerusform>
            <numerusform>%Ln godz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln d</source>
        <translation>
            <numerusform>%Ln dzień</numerusform>
            <numerusform>%Ln dni</numerusform>
            <numerusform>%Ln dni</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>The till is locked: who is here?</source>
        <translation>Kasa zablokowana: kto tu jest?</translation>
    </message>
    <message>
        <source>Badge or PIN</source>
        <translation>Identyfikator lub PIN</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Print card</source>
        <translation>Drukuj kartę</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się działo</translation>
    </message>
    <message>
        <source>Card and balance</source>
        <translation>Karta i saldo</translation>
    </message>
</context>
<context>
    <name>MemberCarePage</name>
    <message>
        <source>Take back all digits</source>
        <translation>Cofnij wszystkie cyfry</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Własnymi słowami</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się stało</translation>
    </message>
    <message>
        <source>Card {card} · {points} to spend</source>
        <translation>Karta {card} · do wydania: {points}</translation>
    </message>
    <message>
        <source>The card is blocked</source>
        <translation>Karta jest zablokowana</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
</context>
<context>
    <name>MemberPage</name>
    <message>
        <source>Add to the purchase</source>
        <translation>Dodaj do zakupu</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Zatwierdź</translation>
    </message>
    <message>
        <source>Confirm {money}</source>
        <translation>Zatwierdź {money}</translation>
    </message>
</context>
<context>
    <name>MendingPage</name>
    <message>
        <source>Whose purchase was it?</source>
        <translation>Czyj to był zakup?</translation>
    </message>
    <message>
        <source>Scan the card, or type a name or phone</source>
        <translation>Zeskanuj kartę albo wpisz imię lub telefon</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Własnymi słowami</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się stało</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Dlaczego?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Give the purchase</source>
        <translation>Przypisz zakup</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wybierz</translation>
    </message>
    <message>
        <source>Give to another member</source>
        <translation>Przypisz innej osobie</translation>
    </message>
    <message>
        <source>points for {name}</source>
        <translation>punkty dla: {name}</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Nikogo nie znaleziono. Spróbuj innych cyfr lub innej pisowni.</translation>
    </message>
    <message>
        <source>It becomes the purchase of</source>
        <translation>Będzie to zakup osoby</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>NewCard</name>
    <message>
        <source>Forget the scanned card</source>
        <translation>Usuń zeskanowaną kartę</translation>
    </message>
    <message>
        <source>The card that was scanned.</source>
        <translation>Karta, która została zeskanowana.</translation>
    </message>
    <message>
        <source>Scan a blank card now, or print one afterwards.</source>
        <translation>Zeskanuj teraz czystą kartę albo wydrukuj ją później.</translation>
    </message>
</context>
<context>
    <name>NoCardPage</name>
    <message>
        <source>Purchase without the card</source>
        <translation>Zakup bez karty</translation>
    </message>
    <message>
        <source>The customer gets a code, and brings it with the card another day.</source>
        <translation>Klient dostaje kod i przynosi go z kartą innym razem.</translation>
    </message>
    <message>
        <source>The card was found after all? Scan it now.</source>
        <translation>Karta się jednak znalazła? Zeskanuj ją teraz.</translation>
    </message>
    <message>
        <source>Add to the purchase</source>
        <translation>Dodaj do zakupu</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Utwórz kod</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Undo ({seconds})</source>
        <translation>Cofnij ({seconds})</translation>
    </message>
</context>
<context>
    <name>OwnPage</name>
    <message>
        <source>It works alone. If your office runs a server, go back and use its code.</source>
        <translation>Działa samodzielnie. Jeśli biuro ma serwer, wróć i użyj jego kodu.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nazwa sklepu</translation>
    </message>
    <message>
        <source>As customers read it</source>
        <translation>Tak, jak ją czytają klienci</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Strefa czasowa</translation>
    </message>
    <message>
        <source>File with your programme</source>
        <translation>Plik z twoim programem</translation>
    </message>
    <message>
        <source>Else the sample</source>
        <translation>Puste: przykład</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wybierz…</translation>
    </message>
    <message>
        <source>Set up the shop</source>
        <translation>Załóż sklep</translation>
    </message>
</context>
<context>
    <name>PointsStepperRow</name>
    <message>
        <source>Use fewer points</source>
        <translation>Mniej punktów</translation>
    </message>
    <message>
        <source>Use more points</source>
        <translation>Więcej punktów</translation>
    </message>
    <message>
        <source>Use most</source>
        <translation>Najwięcej</translation>
    </message>
    <message>
        <source>No points can be used for this purchase.</source>
        <translation>Przy tym zakupie nie można użyć punktów.</translation>
    </message>
    <message>
        <source>Type the amount first.</source>
        <translation>Najpierw wpisz kwotę.</translation>
    </message>
    <message>
        <source>in steps of {points}, {most} at most</source>
        <translation>krokami po {points}, najwyżej {most}</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Take back all digits</source>
        <translation>Usuń wszystkie cyfry</translation>
    </message>
    <message>
        <source>{typed} of {all} digits</source>
        <translation>{typed} z {all} cyfr</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chwileczkę…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN: {name}</translation>
    </message>
    <message>
        <source>Scan a badge, or choose a name</source>
        <translation>Zeskanuj identyfikator albo wybierz imię</translation>
    </message>
</context>
<context>
    <name>QuoteStrip</name>
    <message>
        <source>To pay</source>
        <translation>Do zapłaty</translation>
    </message>
    <message>
        <source>Collects</source>
        <translation>Zbiera</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Dlaczego?</translation>
    </message>
    <message>
        <source>coupon: {name}</source>
        <translation>kupon: {name}</translation>
    </message>
    <message>
        <source>{money} off</source>
        <translation>{money} mniej</translation>
    </message>
    <message>
        <source>uses {points}</source>
        <translation>wydaje {points}</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} ze środków na karcie</translation>
    </message>
    <message>
        <source>reaches {tier}</source>
        <translation>zdobywa status {tier}</translation>
    </message>
</context>
<context>
    <name>ReadersPage</name>
    <message>
        <source>How to set the reader</source>
        <translation>Jak ustawić czytnik</translation>
    </message>
    <message>
        <source>Readers that the till listens to</source>
        <translation>Czytniki, których słucha kasa</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Zeskanuj czytnikiem dowolny kod</translation>
    </message>
    <message>
        <source>What it sends appears here. Nothing of it goes to the till.</source>
        <translation>Tu widać, co wysyła. Nic z tego nie trafia do kasy.</translation>
    </message>
    <message>
        <source>Nothing has come yet.</source>
        <translation>Jeszcze nic nie przyszło.</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Kasa słucha.</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Ready to scan</source>
        <translation>Zeskanuj kartę</translation>
    </message>
    <message>
        <source>Scan the card, or hold it up to the camera.</source>
        <translation>Zeskanuj kartę albo pokaż ją kamerze.</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Nowy uczestnik</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Zakup bez karty</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zwrot</translation>
    </message>
    <message>
        <source>Find member</source>
        <translation>Znajdź uczestnika</translation>
    </message>
    <message>
        <source>Points for {amount}</source>
        <translation>Punkty za {amount}</translation>
    </message>
    <message>
        <source>Scan the card of the member who paid.</source>
        <translation>Zeskanuj kartę uczestnika, który zapłacił.</translation>
    </message>
</context>
<context>
    <name>ReceiptChoice</name>
    <message>
        <source>Print the receipt</source>
        <translation>Drukuj paragon</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Bez paragonu</translation>
    </message>
    <message>
        <source>The receipt follows when the printer works again.</source>
        <translation>Paragon wyjdzie, gdy drukarka znów zadziała.</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>Paragon się drukuje.</translation>
    </message>
</context>
<context>
    <name>ReturnEffectCard</name>
    <message>
        <source>Money back</source>
        <translation>Zwrot pieniędzy</translation>
    </message>
    <message>
        <source>Back to stored money</source>
        <translation>Z powrotem na kartę</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Punkty odebrane</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Punkty oddane</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Saldo po zwrocie</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Return by receipt</source>
        <translation>Zwrot z paragonem</translation>
    </message>
    <message>
        <source>Scan or type the receipt number</source>
        <translation>Zeskanuj lub wpisz numer paragonu</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Wszystko</translation>
    </message>
    <message>
        <source>Find receipt</source>
        <translation>Znajdź paragon</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zwrot</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Zwróć {money}</translation>
    </message>
    <message>
        <source>Same number: {day}</source>
        <translation>Ten sam numer: {day}</translation>
    </message>
    <message>
        <source>Another till sold this. The server finds the purchase: points follow.</source>
        <translation>Sprzedała to inna kasa. Serwer znajdzie zakup: punkty rozliczą się później.</translation>
    </message>
    <message>
        <source>The receipt shows what can still come back.</source>
        <translation>Paragon pokaże, co jeszcze można zwrócić.</translation>
    </message>
    <message>
        <source>Press a line to take all of it back, or type a smaller amount.</source>
        <translation>Naciśnij pozycję, żeby zwrócić całą, albo wpisz mniejszą kwotę.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Zakupy</translation>
    </message>
    <message>
        <source>up to {money}</source>
        <translation>do {money}</translation>
    </message>
    <message>
        <source>came back already</source>
        <translation>już zwrócone</translation>
    </message>
</context>
<context>
    <name>RewardList</name>
    <message>
        <source>The programme has no rewards yet.</source>
        <translation>W programie nie ma jeszcze nagród.</translation>
    </message>
    <message>
        <source>Can be used now</source>
        <translation>Można użyć teraz</translation>
    </message>
    <message>
        <source>With a purchase</source>
        <translation>Przy zakupach</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>Już blisko</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>Nie tym razem</translation>
    </message>
</context>
<context>
    <name>SayingStrip</name>
    <message>
        <source>Said</source>
        <translation>Powiedziane</translation>
    </message>
    <message>
        <source>Do not say it ({key})</source>
        <translation>Nie mów tego ({key})</translation>
    </message>
    <message>
        <source>Noted. Nothing more to say.</source>
        <translation>Zapisano. Nic więcej do powiedzenia.</translation>
    </message>
</context>
<context>
    <name>SayingWords</name>
    <message numerus="yes">
        <source>%Ln points end before {day}</source>
        <translation>
            <numerusform>Od {day} przepada %Ln punkt</numerusform>
            <numerusform>Od {day} przepadają %Ln punkty</numerusform>
            <numerusform>Od {day} przepada %Ln punktów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln stamps to: {name}</source>
        <translation>
            <numerusform>Jeszcze tylko %Ln pieczątka: {name}</numerusform>
            <numerusform>Jeszcze tylko %Ln pieczątki: {name}</numerusform>
            <numerusform>Jeszcze tylko %Ln pieczątek: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln points to: {name}</source>
        <translation>
            <numerusform>Brakuje tylko %Ln punktu: {name}</numerusform>
            <numerusform>Brakuje tylko %Ln punktów: {name}</numerusform>
            <numerusform>Brakuje tylko %Ln punktów: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces</source>
        <translation>
            <numerusform>%Ln sztuka</numerusform>
            <numerusform>%Ln sztuki</numerusform>
            <numerusform>%Ln sztuk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln raz</numerusform>
            <numerusform>%Ln razy</numerusform>
            <numerusform>%Ln razy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln dzień</numerusform>
            <numerusform>%Ln dni</numerusform>
            <numerusform>%Ln dni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln weeks</source>
        <translation>
            <numerusform>%Ln tydzień</numerusform>
            <numerusform>%Ln tygodnie</numerusform>
            <numerusform>%Ln tygodni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months</source>
        <translation>
            <numerusform>%Ln miesiąc</numerusform>
            <numerusform>%Ln miesiące</numerusform>
            <numerusform>%Ln miesięcy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>No reader? Go on: a camera or the keyboard will do. Both are set up later on the page More (F12).</source>
        <translation>Nie ma czytnika? Idź dalej: wystarczy kamera albo klawiatura. Ustawisz je później na stronie Więcej (F12).</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Zeskanuj czytnikiem dowolny kod</translation>
    </message>
    <message>
        <source>A loyalty card, a product, anything with a code.</source>
        <translation>Kartę, produkt, cokolwiek z kodem.</translation>
    </message>
    <message>
        <source>The reader works.</source>
        <translation>Czytnik działa.</translation>
    </message>
    <message>
        <source>It sent {kind}: {code}</source>
        <translation>Przysłał: {kind} ({code})</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What is changed here takes effect after a restart.</source>
        <translation>Zmiany tutaj zadziałają po ponownym uruchomieniu.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Czytniki kodów</translation>
    </message>
    <message>
        <source>Restart the till</source>
        <translation>Uruchom kasę ponownie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>What is this till for?</source>
        <translation>Do czego jest ta kasa?</translation>
    </message>
    <message>
        <source>My shop has a server, and the office gave me a code</source>
        <translation>Mój sklep ma serwer, a biuro dało mi kod</translation>
    </message>
    <message>
        <source>My shop has this one till</source>
        <translation>Mój sklep ma tę jedną kasę</translation>
    </message>
    <message>
        <source>I want to look around in a made-up shop</source>
        <translation>Chcę się rozejrzeć w zmyślonym sklepie</translation>
    </message>
</context>
<context>
    <name>SlipPage</name>
    <message>
        <source>Code for the points</source>
        <translation>Kod na punkty</translation>
    </message>
    <message>
        <source>Code for the points of this purchase</source>
        <translation>Kod na punkty za ten zakup</translation>
    </message>
    <message>
        <source>The customer photographs it, here or on the other screen, or takes the paper.</source>
        <translation>Klient fotografuje go, tu lub na drugim ekranie, albo bierze wydruk.</translation>
    </message>
    <message>
        <source>Good until {day}, with the card</source>
        <translation>Ważny z kartą do {day}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Continue</source>
        <translation>Dalej</translation>
    </message>
</context>
<context>
    <name>StartReadyPage</name>
    <message>
        <source>All is set up.</source>
        <translation>Wszystko gotowe.</translation>
    </message>
    <message>
        <source>The till opens on a made-up shop with 10,000 members, which it makes now.</source>
        <translation>Kasa otworzy zmyślony sklep z 10 000 uczestników; zaraz go utworzy.</translation>
    </message>
    <message>
        <source>This is till {number} of {shop}.</source>
        <translation>To kasa {number} sklepu {shop}.</translation>
    </message>
    <message>
        <source>The office sees these words too: {words}. If it sees others, call them at once.</source>
        <translation>Biuro widzi te same słowa: {words}. Jeśli widzi inne, zadzwoń tam od razu.</translation>
    </message>
    <message>
        <source>Open the made-up shop</source>
        <translation>Otwórz zmyślony sklep</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Otwórz kasę</translation>
    </message>
</context>
<context>
    <name>TypingPads</name>
    <message>
        <source>Letters</source>
        <translation>Litery</translation>
    </message>
</context>
<context>
    <name>UnsentPage</name>
    <message>
        <source>It is safe on this till, and is sent by itself when the server can be reached.</source>
        <translation>Wszystko jest bezpieczne na tej kasie i wyśle się samo, gdy serwer będzie dostępny.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more</source>
        <translation>
            <numerusform>I jeszcze %Ln</numerusform>
            <numerusform>I jeszcze %Ln</numerusform>
            <numerusform>I jeszcze %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chwileczkę…</translation>
    </message>
    <message>
        <source>Nothing waits for the server.</source>
        <translation>Nic nie czeka na serwer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions are not sent yet</source>
        <translation>
            <numerusform>%Ln operacja jeszcze niewysłana</numerusform>
            <numerusform>%Ln operacje jeszcze niewysłane</numerusform>
            <numerusform>%Ln operacji jeszcze niewysłanych</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Niewysłane</translation>
    </message>
</context>
<context>
    <name>WalletLine</name>
    <message>
        <source>Do not use</source>
        <translation>Nie używaj</translation>
    </message>
    <message>
        <source>Pay from it</source>
        <translation>Zapłać</translation>
    </message>
    <message>
        <source>{paid} of {held}</source>
        <translation>{paid} z {held}</translation>
    </message>
    <message>
        <source>{money} available here now</source>
        <translation>tutaj teraz dostępne {money}</translation>
    </message>
</context>
<context>
    <name>WhyList</name>
    <message>
        <source>How the points come about</source>
        <translation>Skąd te punkty</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>Block the card</source>
        <translation>Zablokuj kartę</translation>
    </message>
    <message>
        <source>Let the card work again</source>
        <translation>Odblokuj kartę</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>Wydaj nową kartę</translation>
    </message>
    <message>
        <source>Give points</source>
        <translation>Dodaj punkty</translation>
    </message>
    <message>
        <source>Take points</source>
        <translation>Odejmij punkty</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Co zrobić?</translation>
    </message>
    <message>
        <source>How many, and why?</source>
        <translation>Ile i dlaczego?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Dlaczego?</translation>
    </message>
    <message>
        <source>The points stay. The card is blocked at every till.</source>
        <translation>Punkty zostają. Karta jest blokowana na każdej kasie.</translation>
    </message>
    <message>
        <source>New card: {card}. The old one works no more.</source>
        <translation>Nowa karta: {card}. Stara już nie działa.</translation>
    </message>
    <message>
        <source>Scan the new card now.</source>
        <translation>Teraz zeskanuj nową kartę.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Zgubiona</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Skradziona</translation>
    </message>
    <message>
        <source>Damaged, cannot be read</source>
        <translation>Uszkodzona, nie da się odczytać</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Odnaleziona</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Gest dobrej woli</translation>
    </message>
    <message>
        <source>Points were missed</source>
        <translation>Brakowało punktów</translation>
    </message>
    <message>
        <source>A mistake is put right</source>
        <translation>Naprawienie pomyłki</translation>
    </message>
    <message>
        <source>Moved from another account</source>
        <translation>Przeniesione z innego konta</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Inny powód</translation>
    </message>
</context>
<context>
    <name>customer</name>
    <message>
        <source>Welcome!</source>
        <translation>Witamy!</translation>
    </message>
    <message>
        <source>Join and collect points</source>
        <translation>Dołącz i zbieraj punkty</translation>
    </message>
    <message>
        <source>Not at all likely</source>
        <translation>Na pewno nie</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Na pewno tak</translation>
    </message>
    <message>
        <source>Not good</source>
        <translation>Słabo</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Bardzo dobrze</translation>
    </message>
    <message>
        <source>For the shop: the PIN</source>
        <translation>Dla obsługi: PIN</translation>
    </message>
    <message>
        <source>That was another number.</source>
        <translation>To nie ten numer.</translation>
    </message>
    <message>
        <source>Too many tries. Wait half a minute or more.</source>
        <translation>Za dużo prób. Proszę odczekać co najmniej pół minuty.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wróć</translation>
    </message>
    <message>
        <source>Take back the last digit</source>
        <translation>Cofnij ostatnią cyfrę</translation>
    </message>
    <message>
        <source>Would you recommend us to a friend?</source>
        <translation>Czy nas polecisz?</translation>
    </message>
    <message>
        <source>How was it today?</source>
        <translation>Jak było dzisiaj?</translation>
    </message>
    <message>
        <source>Only if you like: this goes by itself.</source>
        <translation>Odpowiedź jest dobrowolna: to zniknie samo.</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Poproszę kartę</translation>
    </message>
    <message>
        <source>Hold your card, or the code on your phone, up.</source>
        <translation>Pokaż kartę albo kod w telefonie.</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone.</source>
        <translation>Zrób telefonem zdjęcie tego kodu.</translation>
    </message>
    <message>
        <source>Show it with your card by {day}.</source>
        <translation>Pokaż je razem z kartą do {day}.</translation>
    </message>
    <message>
        <source>Points for this purchase</source>
        <translation>Punkty za te zakupy</translation>
    </message>
    <message>
        <source>Hello!</source>
        <translation>Dzień dobry!</translation>
    </message>
    <message>
        <source>Hello, {name}!</source>
        <translation>Dzień dobry, {name}!</translation>
    </message>
    <message>
        <source>Enjoy your reward!</source>
        <translation>Oto Twoja nagroda!</translation>
    </message>
    <message>
        <source>Thank you. See you soon!</source>
        <translation>Dziękujemy. Do zobaczenia!</translation>
    </message>
    <message>
        <source>This till is closed</source>
        <translation>Ta kasa jest nieczynna</translation>
    </message>
    <message>
        <source>Please go to another one, or wait a moment.</source>
        <translation>Zapraszamy do innej kasy albo za chwilę.</translation>
    </message>
    <message>
        <source>Scan the code with your phone to join.</source>
        <translation>Zeskanuj kod telefonem, żeby dołączyć.</translation>
    </message>
    <message>
        <source>To pay: {amount}</source>
        <translation>Do zapłaty: {amount}</translation>
    </message>
    <message>
        <source>+{points} for your answer</source>
        <translation>+{points} za odpowiedź</translation>
    </message>
    <message>
        <source>You are {tier} now!</source>
        <translation>Twój nowy status: {tier}!</translation>
    </message>
    <message>
        <source>Your balance: {points}</source>
        <translation>Twoje saldo: {points}</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>List of goods</source>
        <translation>Lista towarów</translation>
    </message>
    <message>
        <source>Cash register</source>
        <translation>Kasa fiskalna</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Drukarka paragonów</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Biblioteki</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Baza danych</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Ekran</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Dźwięk</translation>
    </message>
    <message>
        <source>Printers of the system</source>
        <translation>Drukarki systemu</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Kamery</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Pęk kluczy</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serwer</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Folder danych</translation>
    </message>
    <message>
        <source>Folder of the settings</source>
        <translation>Folder ustawień</translation>
    </message>
    <message>
        <source>Folder of the logs</source>
        <translation>Folder dzienników</translation>
    </message>
    <message>
        <source>The program&apos;s own files</source>
        <translation>Pliki programu</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>można odczytać</translation>
    </message>
    <message>
        <source>all that is needed is there</source>
        <translation>jest wszystko, co potrzebne</translation>
    </message>
    <message>
        <source>missing: {value}</source>
        <translation>brakuje: {value}</translation>
    </message>
    <message>
        <source>come with the program</source>
        <translation>są w programie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>not looked at on this system</source>
        <translation>niesprawdzane w tym systemie</translation>
    </message>
    <message>
        <source>{value} does not answer</source>
        <translation>{value} nie odpowiada</translation>
    </message>
    <message>
        <source>none: the key is in a file, for this user only</source>
        <translation>brak: klucz jest w pliku, tylko dla tego użytkownika</translation>
    </message>
    <message>
        <source>answers, version {value}</source>
        <translation>odpowiada, wersja {value}</translation>
    </message>
    <message>
        <source>its address is not a web address</source>
        <translation>jego adres nie jest adresem internetowym</translation>
    </message>
    <message>
        <source>no connection to it</source>
        <translation>brak połączenia</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>jego certyfikat jest niezaufany</translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation>odpowiada tam coś innego</translation>
    </message>
    <message>
        <source>it is in trouble itself</source>
        <translation>sam ma kłopoty</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>brak odpowiedzi na czas</translation>
    </message>
    <message>
        <source>its answer is far too large</source>
        <translation>jego odpowiedź jest o wiele za duża</translation>
    </message>
    <message>
        <source>none: this till works alone</source>
        <translation>brak: ta kasa działa sama</translation>
    </message>
    <message>
        <source>the list cannot be read: {value}</source>
        <translation>nie można odczytać listy: {value}</translation>
    </message>
    <message>
        <source>articles: {value}</source>
        <translation>artykuły: {value}</translation>
    </message>
    <message>
        <source>port {value}, free for the till</source>
        <translation>port {value}, wolny dla kasy</translation>
    </message>
    <message>
        <source>port {value}, somebody listens: the till itself</source>
        <translation>port {value}, ktoś nasłuchuje: sama kasa</translation>
    </message>
    <message>
        <source>files in {value}</source>
        <translation>pliki w {value}</translation>
    </message>
    <message>
        <source>{value} answers</source>
        <translation>{value} odpowiada</translation>
    </message>
    <message>
        <source>{value} is there</source>
        <translation>{value} jest</translation>
    </message>
    <message>
        <source>{value} is not there</source>
        <translation>nie ma {value}</translation>
    </message>
    <message>
        <source>Correct server_url in the settings file.</source>
        <translation>Popraw server_url w pliku ustawień.</translation>
    </message>
    <message>
        <source>Call the office: do not go on without it.</source>
        <translation>Zadzwoń do biura: nie rób nic bez niego.</translation>
    </message>
    <message>
        <source>Switch it on, and look at its cable and address.</source>
        <translation>Włącz ją, sprawdź kabel i adres.</translation>
    </message>
    <message>
        <source>Connect it, or choose another in the settings.</source>
        <translation>Podłącz ją albo wybierz inną w ustawieniach.</translation>
    </message>
    <message>
        <source>Install what is missing, or call support.</source>
        <translation>Zainstaluj, czego brakuje, albo zadzwoń po pomoc.</translation>
    </message>
    <message>
        <source>Start it, or call support.</source>
        <translation>Uruchom go albo zadzwoń po pomoc.</translation>
    </message>
    <message>
        <source>Put the list beside the settings.</source>
        <translation>Połóż listę obok ustawień.</translation>
    </message>
    <message>
        <source>Correct the settings file.</source>
        <translation>Popraw plik ustawień.</translation>
    </message>
    <message>
        <source>Sell on: what you do is sent when it is back.</source>
        <translation>Sprzedawaj dalej: wszystko wyśle się, gdy wróci.</translation>
    </message>
    <message>
        <source>Mend the list: pos-loyalty goods names each mistake.</source>
        <translation>Popraw listę: pos-loyalty goods wskaże każdy błąd.</translation>
    </message>
    <message>
        <source>Update the program: this database can lose sales.</source>
        <translation>Zaktualizuj program: ta baza może gubić sprzedaże.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Zaktualizuj program.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Zainstaluj program ponownie.</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Daj temu użytkownikowi prawo zapisu.</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>Purchase saved</source>
        <translation>Zakupy zapisane</translation>
    </message>
    <message>
        <source>Reward handed over</source>
        <translation>Nagroda wydana</translation>
    </message>
    <message>
        <source>Return saved</source>
        <translation>Zwrot zapisany</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Cofnięto</translation>
    </message>
    <message>
        <source>Purchase given to this member</source>
        <translation>Zakup przypisano tej osobie</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Karta zablokowana</translation>
    </message>
    <message>
        <source>The card works again</source>
        <translation>Karta znów działa</translation>
    </message>
    <message>
        <source>New card given</source>
        <translation>Wydano nową kartę</translation>
    </message>
    <message>
        <source>Points changed</source>
        <translation>Zmieniono punkty</translation>
    </message>
    <message>
        <source>Reward for a voucher</source>
        <translation>Nagroda za bon</translation>
    </message>
    <message>
        <source>Purchase of {amount}</source>
        <translation>Zakupy za {amount}</translation>
    </message>
    <message>
        <source>Reward for {used}</source>
        <translation>Nagroda za {used}</translation>
    </message>
    <message>
        <source>Return of {amount}</source>
        <translation>Zwrot na {amount}</translation>
    </message>
</context>
<context>
    <name>gain</name>
    <message>
        <source>{card}: {stamps} of {needed}</source>
        <translation>{card}: {stamps} z {needed}</translation>
    </message>
    <message>
        <source>Card full, for free: {name}</source>
        <translation>Karta pełna, gratis: {name}</translation>
    </message>
    <message>
        <source>Challenge done: {name}</source>
        <translation>Wyzwanie ukończone: {name}</translation>
    </message>
    <message>
        <source>Badge: {name}</source>
        <translation>Odznaka: {name}</translation>
    </message>
    <message>
        <source>Voucher: {name}</source>
        <translation>Bon: {name}</translation>
    </message>
</context>
<context>
    <name>member</name>
    <message>
        <source>New member</source>
        <translation>Nowy uczestnik</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Dziś urodziny</translation>
    </message>
    <message>
        <source>Points owed after a return</source>
        <translation>Punkty na minusie po zwrocie</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Jeszcze niewysłane</translation>
    </message>
    <message>
        <source>{percent} off every purchase</source>
        <translation>{percent} mniej za każde zakupy</translation>
    </message>
    <message>
        <source>{missing} more to {tier}</source>
        <translation>{tier}: jeszcze {missing}</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>Od {day} przepada: {points}</translation>
    </message>
    <message>
        <source>{points} available here now</source>
        <translation>{points} dostępne tu teraz</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>stan z {time}</translation>
    </message>
    <message>
        <source>{points} more to use later</source>
        <translation>{points} do użycia później</translation>
    </message>
    <message>
        <source>Last visit: {day}</source>
        <translation>Ostatnia wizyta: {day}</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>Pierwsza wizyta</translation>
    </message>
</context>
<context>
    <name>mending</name>
    <message>
        <source>Wrong member</source>
        <translation>Niewłaściwa osoba</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Niewłaściwa kwota</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Wprowadzono dwa razy</translation>
    </message>
    <message>
        <source>Not bought after all</source>
        <translation>Jednak nie kupiono</translation>
    </message>
    <message>
        <source>A friend&apos;s first purchase</source>
        <translation>Pierwszy zakup znajomego</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>cofnięto</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>częściowo zwrócono</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message>
        <source>Not sent yet</source>
        <translation>Jeszcze niewysłane</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Check this till</source>
        <translation>Sprawdź tę kasę</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Czytniki kodów</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>Zakończ ćwiczenia</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Ćwiczenia</translation>
    </message>
    <message>
        <source>Take the closed sign down</source>
        <translation>Zdejmij napis „nieczynne”</translation>
    </message>
    <message>
        <source>Put the closed sign up</source>
        <translation>Pokaż napis „nieczynne”</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Zakup</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Nagroda</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zwrot</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnięcie</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Nowy uczestnik</translation>
    </message>
    <message>
        <source>Card blocked or replaced</source>
        <translation>Blokada lub wymiana karty</translation>
    </message>
    <message>
        <source>Points changed by hand</source>
        <translation>Punkty zmienione ręcznie</translation>
    </message>
    <message>
        <source>Change of points</source>
        <translation>Zmiana punktów</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>That did not work.</source>
        <translation>To się nie udało.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Niczego nie zapisano.</translation>
    </message>
    <message>
        <source>Try again, or call a manager.</source>
        <translation>Spróbuj jeszcze raz albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>No member has this card.</source>
        <translation>Nikt nie ma takiej karty.</translation>
    </message>
    <message>
        <source>This purchase collects no points yet.</source>
        <translation>Te zakupy na razie nie zbierają punktów.</translation>
    </message>
    <message>
        <source>Look the customer up (F3) or let them join (F4).</source>
        <translation>Znajdź klienta (F3) albo zapisz go do klubu (F4).</translation>
    </message>
    <message>
        <source>Card blocked.</source>
        <translation>Karta zablokowana.</translation>
    </message>
    <message>
        <source>It was reported lost or stolen. New card: Shift+F11.</source>
        <translation>Zgłoszono utratę lub kradzież. Nowa karta: Shift+F11.</translation>
    </message>
    <message>
        <source>Ask the customer for another card or call a manager.</source>
        <translation>Poproś klienta o inną kartę albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>Somebody is a member with this phone, e-mail or card.</source>
        <translation>Ktoś już ma konto z tym telefonem, e-mailem lub kartą.</translation>
    </message>
    <message>
        <source>The customer may have joined before; no second account was made.</source>
        <translation>Klient mógł zapisać się wcześniej; drugiego konta nie założono.</translation>
    </message>
    <message>
        <source>Open that member, or change what was typed.</source>
        <translation>Otwórz tego uczestnika albo popraw dane.</translation>
    </message>
    <message>
        <source>This is no phone number or e-mail address.</source>
        <translation>To nie jest numer telefonu ani adres e-mail.</translation>
    </message>
    <message>
        <source>This is no birthday.</source>
        <translation>To nie jest data urodzenia.</translation>
    </message>
    <message>
        <source>Nobody was enrolled yet.</source>
        <translation>Nikt nie został jeszcze zapisany.</translation>
    </message>
    <message>
        <source>Type day, month and year, such as 24.12.1990, or leave it empty.</source>
        <translation>Wpisz dzień, miesiąc i rok, np. 24.12.1990, albo zostaw puste.</translation>
    </message>
    <message>
        <source>Both contacts are of one kind.</source>
        <translation>Oba kontakty są tego samego rodzaju.</translation>
    </message>
    <message>
        <source>Type one phone number and one e-mail address, or clear one.</source>
        <translation>Wpisz jeden numer telefonu i jeden adres e-mail albo jeden usuń.</translation>
    </message>
    <message>
        <source>Invited by {name}: both are thanked as the programme says.</source>
        <translation>Zaproszenie od: {name}. Oboje dostaną podziękowanie według zasad programu.</translation>
    </message>
    <message>
        <source>Check it with the customer and correct it.</source>
        <translation>Sprawdź z klientem i popraw.</translation>
    </message>
    <message>
        <source>A name or a contact is missing.</source>
        <translation>Brakuje imienia albo kontaktu.</translation>
    </message>
    <message>
        <source>Type the customer&apos;s first name, or a phone number or e-mail address.</source>
        <translation>Wpisz imię klienta albo numer telefonu lub adres e-mail.</translation>
    </message>
    <message>
        <source>News need a phone number or an e-mail address.</source>
        <translation>Do wysyłania nowości potrzebny jest telefon lub e-mail.</translation>
    </message>
    <message>
        <source>Type one of them, or switch news off.</source>
        <translation>Wpisz jedno z nich albo wyłącz nowości.</translation>
    </message>
    <message>
        <source>That is too little to search for.</source>
        <translation>To za mało, żeby szukać.</translation>
    </message>
    <message>
        <source>Type at least two characters of a name, phone or e-mail.</source>
        <translation>Wpisz co najmniej dwa znaki imienia, telefonu lub e-maila.</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>Nikogo nie znaleziono.</translation>
    </message>
    <message>
        <source>The customer may not be a member yet.</source>
        <translation>Klient może jeszcze nie być w klubie.</translation>
    </message>
    <message>
        <source>Try the phone number or another spelling, or let them join (F4).</source>
        <translation>Spróbuj numeru telefonu lub innej pisowni albo zapisz klienta (F4).</translation>
    </message>
    <message>
        <source>The new member gets this card.</source>
        <translation>Nowy uczestnik dostanie tę kartę.</translation>
    </message>
    <message>
        <source>The return is saved: {amount} back to the customer.</source>
        <translation>Zwrot zapisany: {amount} dla klienta.</translation>
    </message>
    <message>
        <source>Points follow when the server has found the purchase.</source>
        <translation>Punkty rozliczą się, gdy serwer znajdzie zakup.</translation>
    </message>
    <message>
        <source>Welcome! The new member is saved.</source>
        <translation>Witamy! Nowy uczestnik jest zapisany.</translation>
    </message>
    <message>
        <source>Nothing changed for the customer.</source>
        <translation>Dla klienta nic się nie zmieniło.</translation>
    </message>
    <message>
        <source>That is a product, not a loyalty card.</source>
        <translation>To jest towar, a nie karta klubowa.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card; goods go through the register.</source>
        <translation>Zeskanuj kartę klienta; towary nabija się na kasie fiskalnej.</translation>
    </message>
    <message>
        <source>That is a label of the shop itself, not a loyalty card.</source>
        <translation>To jest etykieta sklepowa, a nie karta klubowa.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card.</source>
        <translation>Zeskanuj kartę klienta.</translation>
    </message>
    <message>
        <source>The report is copied.</source>
        <translation>Raport skopiowano.</translation>
    </message>
    <message>
        <source>The camera reads it: {code}.</source>
        <translation>Kamera czyta: {code}.</translation>
    </message>
    <message>
        <source>Too fast: that code was not taken.</source>
        <translation>Za szybko: ten kod nie został przyjęty.</translation>
    </message>
    <message>
        <source>Scan it again when the till is ready.</source>
        <translation>Zeskanuj ponownie, gdy kasa będzie gotowa.</translation>
    </message>
    <message>
        <source>No points were spent.</source>
        <translation>Żadne punkty nie zostały wydane.</translation>
    </message>
    <message>
        <source>Nothing was returned yet.</source>
        <translation>Nic jeszcze nie zwrócono.</translation>
    </message>
    <message>
        <source>{amount} for {name} is not saved yet.</source>
        <translation>{name}: {amount} – jeszcze niezapisane.</translation>
    </message>
    <message>
        <source>Without that the customer gets no points.</source>
        <translation>Bez tego klient nie dostanie punktów.</translation>
    </message>
    <message>
        <source>Press Enter to save it or Esc to drop it, then go on.</source>
        <translation>Naciśnij Enter, żeby zapisać, albo Esc, żeby porzucić, i dopiero potem idź dalej.</translation>
    </message>
    <message>
        <source>The return is not saved yet.</source>
        <translation>Zwrot nie jest jeszcze zapisany.</translation>
    </message>
    <message>
        <source>Confirm it or press Esc to drop it, then go on.</source>
        <translation>Zatwierdź go albo naciśnij Esc, żeby porzucić, i idź dalej.</translation>
    </message>
    <message>
        <source>The amount is missing.</source>
        <translation>Brakuje kwoty.</translation>
    </message>
    <message>
        <source>It was not added to the purchase.</source>
        <translation>Nie dodano tego do zakupu.</translation>
    </message>
    <message>
        <source>The till has no price for this.</source>
        <translation>Kasa nie zna ceny.</translation>
    </message>
    <message>
        <source>It is not in the purchase yet.</source>
        <translation>Nie ma tego jeszcze w zakupie.</translation>
    </message>
    <message>
        <source>Type the price and press Enter; Esc leaves it out.</source>
        <translation>Wpisz cenę i naciśnij Enter; Esc pomija ten towar.</translation>
    </message>
    <message>
        <source>The price of {product} is still missing.</source>
        <translation>Wciąż brakuje ceny: {product}.</translation>
    </message>
    <message>
        <source>Type that price and press Enter; then scan again.</source>
        <translation>Wpisz tę cenę i naciśnij Enter; potem zeskanuj jeszcze raz.</translation>
    </message>
    <message>
        <source>The price of {product} is missing.</source>
        <translation>Brakuje ceny: {product}.</translation>
    </message>
    <message>
        <source>Nothing was saved yet.</source>
        <translation>Nic jeszcze nie zapisano.</translation>
    </message>
    <message>
        <source>An amount is typed already.</source>
        <translation>Kwota jest już wpisana.</translation>
    </message>
    <message>
        <source>Confirm the amount, or delete it and scan the goods.</source>
        <translation>Zatwierdź kwotę albo skasuj ją i zeskanuj towary.</translation>
    </message>
    <message>
        <source>The goods make the amount.</source>
        <translation>Kwotę tworzą towary.</translation>
    </message>
    <message>
        <source>Scan what is missing, or press Esc and type the amount.</source>
        <translation>Zeskanuj, czego brakuje, albo naciśnij Esc i wpisz kwotę.</translation>
    </message>
    <message>
        <source>The purchase has as many lines as fit.</source>
        <translation>Zakup ma już tyle pozycji, ile się mieści.</translation>
    </message>
    <message>
        <source>Confirm it, and scan the rest for the same customer.</source>
        <translation>Zatwierdź go, a resztę zeskanuj dla tej samej osoby.</translation>
    </message>
    <message>
        <source>The register has a purchase of {amount}.</source>
        <translation>W kasie sklepu czeka zakup na {amount}.</translation>
    </message>
    <message>
        <source>It counts for the next card that is scanned.</source>
        <translation>Policzy się dla następnej zeskanowanej karty.</translation>
    </message>
    <message>
        <source>This purchase comes from the register.</source>
        <translation>Ten zakup pochodzi z kasy sklepu.</translation>
    </message>
    <message>
        <source>Change it at the register; Esc drops it here.</source>
        <translation>Zmień go w kasie sklepu; Esc usuwa go tutaj.</translation>
    </message>
    <message>
        <source>The register has saved this purchase itself.</source>
        <translation>Kasa sama zapisała ten zakup.</translation>
    </message>
    <message>
        <source>It was not saved a second time.</source>
        <translation>Nie zapisano go drugi raz.</translation>
    </message>
    <message>
        <source>Look at the receipt of the register.</source>
        <translation>Sprawdź paragon z kasy.</translation>
    </message>
    <message>
        <source>The register has changed or taken back this purchase.</source>
        <translation>Kasa zmieniła lub wycofała ten zakup.</translation>
    </message>
    <message>
        <source>Look at what the register shows now, and confirm that.</source>
        <translation>Sprawdź, co teraz pokazuje kasa, i to zatwierdź.</translation>
    </message>
    <message>
        <source>Type the amount, or choose a reward to hand over.</source>
        <translation>Wpisz kwotę albo wybierz nagrodę do wydania.</translation>
    </message>
    <message>
        <source>Without a purchase only one reward can be handed over at a time.</source>
        <translation>Bez zakupów można wydać tylko jedną nagrodę naraz.</translation>
    </message>
    <message>
        <source>Keep one reward and confirm; then scan the card again.</source>
        <translation>Zostaw jedną nagrodę i zatwierdź; potem zeskanuj kartę ponownie.</translation>
    </message>
    <message>
        <source>Not enough points: needs {needed}, has {has}.</source>
        <translation>Za mało punktów: potrzeba: {needed}, jest: {has}.</translation>
    </message>
    <message>
        <source>Choose another reward, or take the choice back.</source>
        <translation>Wybierz inną nagrodę albo cofnij wybór.</translation>
    </message>
    <message>
        <source>This reward cannot be had now. {reason}</source>
        <translation>Tej nagrody nie można teraz wydać. {reason}</translation>
    </message>
    <message>
        <source>So much cannot be spent here without the network. {reason}</source>
        <translation>Bez sieci nie można tu wydać aż tyle. {reason}</translation>
    </message>
    <message>
        <source>Take less, or try again when the till is online.</source>
        <translation>Wybierz mniej albo spróbuj ponownie, gdy kasa będzie online.</translation>
    </message>
    <message>
        <source>This till has no purchase with that receipt.</source>
        <translation>W tej kasie nie ma zakupów z takim paragonem.</translation>
    </message>
    <message>
        <source>One moment: that code comes next.</source>
        <translation>Chwileczkę: ten kod będzie następny.</translation>
    </message>
    <message>
        <source>One code is waiting already.</source>
        <translation>Jeden kod już czeka.</translation>
    </message>
    <message>
        <source>Check the number, or go to the till that printed the receipt.</source>
        <translation>Sprawdź numer albo idź do kasy, która wydrukowała paragon.</translation>
    </message>
    <message>
        <source>More would come back than was sold: at most {left}.</source>
        <translation>To więcej, niż sprzedano: najwyżej {left}.</translation>
    </message>
    <message>
        <source>Correct the amount.</source>
        <translation>Popraw kwotę.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nic nie wybrano.</translation>
    </message>
    <message>
        <source>Choose what comes back, or type its amount.</source>
        <translation>Wybierz, co wraca, albo wpisz kwotę.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Nie ma czego cofnąć.</translation>
    </message>
    <message>
        <source>An action can be undone once, within a minute.</source>
        <translation>Czynność można cofnąć raz, w ciągu minuty.</translation>
    </message>
    <message>
        <source>Use a return (F6), or call a manager.</source>
        <translation>Zrób zwrot (F6) albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>The entry was dropped; nothing was saved.</source>
        <translation>Wpis porzucono; nic nie zapisano.</translation>
    </message>
    <message>
        <source>Nothing was spent.</source>
        <translation>Nic nie zostało wydane.</translation>
    </message>
    <message>
        <source>Not enough stored money: needs {needed_money}, has {has_money}.</source>
        <translation>Za mało środków: potrzeba {needed_money}, jest {has_money}.</translation>
    </message>
    <message>
        <source>No money was taken.</source>
        <translation>Nic nie pobrano.</translation>
    </message>
    <message>
        <source>Take less from it; the customer pays the rest another way.</source>
        <translation>Pobierz mniej; resztę klient zapłaci inaczej.</translation>
    </message>
    <message>
        <source>Only {due_money} is to be paid, and {paid_money} would be taken.</source>
        <translation>Do zapłaty jest tylko {due_money}, a pobrano by {paid_money}.</translation>
    </message>
    <message>
        <source>Look at the amount again, then press Enter.</source>
        <translation>Sprawdź kwotę i naciśnij Enter.</translation>
    </message>
    <message>
        <source>Nothing is set aside for this any more.</source>
        <translation>Nic już nie jest na to odłożone.</translation>
    </message>
    <message>
        <source>The points are where they were.</source>
        <translation>Stan punktów się nie zmienił.</translation>
    </message>
    <message>
        <source>Scan the card again to see the balance.</source>
        <translation>Zeskanuj kartę ponownie, aby zobaczyć saldo.</translation>
    </message>
    <message>
        <source>The programme does not know this activity.</source>
        <translation>Program nie zna tej aktywności.</translation>
    </message>
    <message>
        <source>Nothing was given for it.</source>
        <translation>Nic za nią nie przyznano.</translation>
    </message>
    <message>
        <source>Choose another, or call a manager.</source>
        <translation>Wybierz inną albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>Purchases collect no points on this till for now.</source>
        <translation>Na razie zakupy w tej kasie nie zbierają punktów.</translation>
    </message>
    <message>
        <source>Keep the receipt and call a manager.</source>
        <translation>Zachowaj paragon i wezwij kierownika.</translation>
    </message>
    <message>
        <source>The shop has no rules for today.</source>
        <translation>Sklep nie ma zasad programu na dziś.</translation>
    </message>
    <message>
        <source>The member&apos;s points changed just now.</source>
        <translation>Punkty klienta właśnie się zmieniły.</translation>
    </message>
    <message>
        <source>Confirm again.</source>
        <translation>Zatwierdź jeszcze raz.</translation>
    </message>
    <message>
        <source>Something went wrong while saving.</source>
        <translation>Podczas zapisu coś poszło nie tak.</translation>
    </message>
    <message>
        <source>It is not known whether this was saved.</source>
        <translation>Nie wiadomo, czy to zostało zapisane.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you enter it again.</source>
        <translation>Zeskanuj kartę i sprawdź saldo, zanim wprowadzisz to ponownie.</translation>
    </message>
    <message>
        <source>The card is saved as {file}. Print it from there.</source>
        <translation>Karta jest zapisana jako {file}. Wydrukuj ją stamtąd.</translation>
    </message>
    <message>
        <source>The card could not be saved.</source>
        <translation>Nie udało się zapisać karty.</translation>
    </message>
    <message>
        <source>The customer&apos;s number stays as it is.</source>
        <translation>Numer klienta pozostaje bez zmian.</translation>
    </message>
    <message>
        <source>Try another folder, or one on another disk.</source>
        <translation>Spróbuj w innym folderze lub na innym dysku.</translation>
    </message>
    <message>
        <source>The till cannot use its own file.</source>
        <translation>Kasa nie może użyć własnego pliku.</translation>
    </message>
    <message>
        <source>The till&apos;s database program is too old to be trusted.</source>
        <translation>Program bazy danych kasy jest za stary, by mu ufać.</translation>
    </message>
    <message>
        <source>Call support to update the till.</source>
        <translation>Zadzwoń do serwisu, żeby zaktualizować kasę.</translation>
    </message>
    <message>
        <source>The till&apos;s file does not open with its key.</source>
        <translation>Plik kasy nie otwiera się swoim kluczem.</translation>
    </message>
    <message>
        <source>Call support; do not delete anything.</source>
        <translation>Zadzwoń do serwisu; niczego nie usuwaj.</translation>
    </message>
    <message>
        <source>The till&apos;s file is damaged.</source>
        <translation>Plik kasy jest uszkodzony.</translation>
    </message>
    <message>
        <source>Call support to bring back the last backup.</source>
        <translation>Zadzwoń do serwisu, żeby przywrócić ostatnią kopię.</translation>
    </message>
    <message>
        <source>The till is open a second time on this computer.</source>
        <translation>Kasa jest otwarta drugi raz na tym komputerze.</translation>
    </message>
    <message>
        <source>Customers are served in the other window.</source>
        <translation>Klientów obsługuje drugie okno.</translation>
    </message>
    <message>
        <source>Use the window that is open already.</source>
        <translation>Użyj okna, które jest już otwarte.</translation>
    </message>
    <message>
        <source>The till&apos;s file was made by a newer version of this program.</source>
        <translation>Plik kasy utworzyła nowsza wersja programu.</translation>
    </message>
    <message>
        <source>The disk is full: this was not saved.</source>
        <translation>Dysk jest pełny: tego nie zapisano.</translation>
    </message>
    <message>
        <source>The customer&apos;s points did not change.</source>
        <translation>Punkty klienta się nie zmieniły.</translation>
    </message>
    <message>
        <source>Call a manager to free some space, then confirm again.</source>
        <translation>Wezwij kierownika, żeby zwolnił miejsce, i zatwierdź ponownie.</translation>
    </message>
    <message>
        <source>Something went wrong in the till.</source>
        <translation>W kasie coś poszło nie tak.</translation>
    </message>
    <message>
        <source>The last step may be missing.</source>
        <translation>Ostatni krok mógł się nie zapisać.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you repeat it.</source>
        <translation>Zanim powtórzysz, zeskanuj kartę i sprawdź saldo.</translation>
    </message>
    <message>
        <source>The till was not closed properly. Nothing had been saved on it.</source>
        <translation>Kasa nie została poprawnie zamknięta. Nic nie było na niej zapisane.</translation>
    </message>
    <message>
        <source>Scan cards with the reader, or find the customer by phone (F3).</source>
        <translation>Skanuj karty czytnikiem albo znajdź klienta po telefonie (F3).</translation>
    </message>
    <message>
        <source>Tell a manager.</source>
        <translation>Powiadom kierownika.</translation>
    </message>
    <message>
        <source>The camera cannot be used.</source>
        <translation>Nie można użyć kamery.</translation>
    </message>
    <message>
        <source>Close other programs that use it and check its cable.</source>
        <translation>Zamknij inne programy, które jej używają, i sprawdź jej kabel.</translation>
    </message>
    <message>
        <source>The camera gives no picture: another program may be using it.</source>
        <translation>Kamera nie daje obrazu: być może używa jej inny program.</translation>
    </message>
    <message>
        <source>Close that program, or unplug the camera and plug it in again.</source>
        <translation>Zamknij ten program albo odłącz kamerę i podłącz ją ponownie.</translation>
    </message>
    <message>
        <source>The camera is not plugged in.</source>
        <translation>Kamera nie jest podłączona.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another (F7).</source>
        <translation>Podłącz ją albo wybierz inną (F7).</translation>
    </message>
    <message>
        <source>The camera was unplugged.</source>
        <translation>Kamera została odłączona.</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>Podłącz ją ponownie.</translation>
    </message>
    <message>
        <source>This computer does not let the till use the camera.</source>
        <translation>Ten komputer nie pozwala kasie używać kamery.</translation>
    </message>
    <message>
        <source>Allow it in the computer&apos;s privacy settings under Camera, then start the till again.</source>
        <translation>Zezwól na to w ustawieniach prywatności komputera w części Kamera i uruchom kasę ponownie.</translation>
    </message>
    <message>
        <source>The program for the camera is missing.</source>
        <translation>Brakuje programu do kamery.</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures cannot be read.</source>
        <translation>Nie można odczytać obrazu z kamery.</translation>
    </message>
    <message>
        <source>Take away what lies before it; it tries again by itself.</source>
        <translation>Usuń to, co leży przed kamerą; sama spróbuje ponownie.</translation>
    </message>
    <message>
        <source>The camera has stopped working.</source>
        <translation>Kamera przestała działać.</translation>
    </message>
    <message>
        <source>It reads no cards; all else works as usual.</source>
        <translation>Nie czyta kart; wszystko inne działa jak zwykle.</translation>
    </message>
    <message>
        <source>The code was empty.</source>
        <translation>Kod był pusty.</translation>
    </message>
    <message>
        <source>This code is too long for a card.</source>
        <translation>Ten kod jest za długi jak na kartę.</translation>
    </message>
    <message>
        <source>This code holds signs that no card has.</source>
        <translation>Ten kod zawiera znaki, których nie ma żadna karta.</translation>
    </message>
    <message>
        <source>This code holds letters that no card has.</source>
        <translation>Ten kod zawiera litery, których nie ma żadna karta.</translation>
    </message>
    <message>
        <source>That is a web address, not a loyalty card.</source>
        <translation>To jest adres strony, a nie karta klubowa.</translation>
    </message>
    <message>
        <source>The code was not read completely.</source>
        <translation>Kod nie został odczytany w całości.</translation>
    </message>
    <message>
        <source>This card or code is not from our programme.</source>
        <translation>Ta karta lub kod nie jest z naszego programu.</translation>
    </message>
    <message>
        <source>This code cannot be used here.</source>
        <translation>Tego kodu nie można tu użyć.</translation>
    </message>
    <message>
        <source>Scan it again, flat and close; or look the customer up (F3).</source>
        <translation>Zeskanuj ponownie, płasko i z bliska; albo znajdź klienta (F3).</translation>
    </message>
    <message>
        <source>Ask for our card, or look the customer up by phone (F3).</source>
        <translation>Poproś o naszą kartę albo znajdź klienta po telefonie (F3).</translation>
    </message>
    <message>
        <source>Go on as usual.</source>
        <translation>Pracuj jak zwykle.</translation>
    </message>
    <message>
        <source>This till has no server.</source>
        <translation>Ta kasa nie ma serwera.</translation>
    </message>
    <message>
        <source>Everything is saved on this till alone.</source>
        <translation>Wszystko jest zapisane tylko na tej kasie.</translation>
    </message>
    <message>
        <source>The till is looking for the server.</source>
        <translation>Kasa szuka serwera.</translation>
    </message>
    <message>
        <source>Points are saved on this till meanwhile.</source>
        <translation>Punkty są na razie zapisywane na tej kasie.</translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>Wszystko jest wysłane.</translation>
    </message>
    <message>
        <source>What was saved is being sent.</source>
        <translation>To, co zapisano, jest wysyłane.</translation>
    </message>
    <message>
        <source>It is safe on this till meanwhile.</source>
        <translation>Na razie jest bezpieczne na tej kasie.</translation>
    </message>
    <message>
        <source>The shop&apos;s members are still being loaded.</source>
        <translation>Klienci sklepu są jeszcze wczytywani.</translation>
    </message>
    <message>
        <source>Everybody collects points; some rewards need the server.</source>
        <translation>Wszyscy zbierają punkty; niektóre nagrody wymagają serwera.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Serwer jest nieosiągalny.</translation>
    </message>
    <message>
        <source>Points are saved on this till and sent later.</source>
        <translation>Punkty są zapisywane na tej kasie i zostaną wysłane później.</translation>
    </message>
    <message>
        <source>Go on as usual; if it lasts, check the network.</source>
        <translation>Pracuj jak zwykle; jeśli to potrwa, sprawdź sieć.</translation>
    </message>
    <message>
        <source>Beyond what is set aside, rewards for {floor} until {until}.</source>
        <translation>Poza odłożonymi: nagrody za {floor} do {until}.</translation>
    </message>
    <message>
        <source>The copy is saved as {file}.</source>
        <translation>Kopia jest zapisana jako {file}.</translation>
    </message>
    <message>
        <source>It holds everything that is not sent yet.</source>
        <translation>Zawiera wszystko, co nie jest jeszcze wysłane.</translation>
    </message>
    <message>
        <source>Take it to the office, to be read in there.</source>
        <translation>Zanieś ją do biura, aby ją tam wczytano.</translation>
    </message>
    <message>
        <source>The copy could not be saved.</source>
        <translation>Nie udało się zapisać kopii.</translation>
    </message>
    <message>
        <source>What waits is safe on this till.</source>
        <translation>To, co czeka, jest bezpieczne na tej kasie.</translation>
    </message>
    <message>
        <source>Try another stick or folder.</source>
        <translation>Spróbuj innego pendrive&apos;a lub folderu.</translation>
    </message>
    <message>
        <source>Points are saved on this till, and not sent.</source>
        <translation>Punkty są zapisywane na tej kasie, ale nie są wysyłane.</translation>
    </message>
    <message>
        <source>The disk of this till is full.</source>
        <translation>Dysk tej kasy jest pełny.</translation>
    </message>
    <message>
        <source>What comes from the server cannot be saved.</source>
        <translation>Nie można zapisać tego, co przychodzi z serwera.</translation>
    </message>
    <message>
        <source>Call a manager to free some space.</source>
        <translation>Wezwij kierownika, aby zwolnił miejsce.</translation>
    </message>
    <message>
        <source>The server lacks operations that this till has no more.</source>
        <translation>Na serwerze brakuje operacji, których ta kasa już nie ma.</translation>
    </message>
    <message>
        <source>Points of some customers may be missing there.</source>
        <translation>Niektórym klientom może tam brakować punktów.</translation>
    </message>
    <message>
        <source>This till was stopped at the server.</source>
        <translation>Ta kasa została zablokowana na serwerze.</translation>
    </message>
    <message>
        <source>It hands out no rewards; what it saves counts once the owner agrees.</source>
        <translation>Nie wydaje nagród; to, co zapisuje, liczy się po zgodzie właściciela.</translation>
    </message>
    <message>
        <source>Call a manager.</source>
        <translation>Wezwij kierownika.</translation>
    </message>
    <message>
        <source>The server does not know this till.</source>
        <translation>Serwer nie zna tej kasy.</translation>
    </message>
    <message>
        <source>Call a manager: the till has to join again.</source>
        <translation>Wezwij kierownika: kasę trzeba dołączyć ponownie.</translation>
    </message>
    <message>
        <source>The till cannot agree with the server.</source>
        <translation>Kasa nie może uzgodnić danych z serwerem.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation>Zegar tego komputera jest zły.</translation>
    </message>
    <message>
        <source>Points are collected; rewards wait for the server.</source>
        <translation>Punkty są zbierane; nagrody czekają na serwer.</translation>
    </message>
    <message>
        <source>Call a manager to set the date and the time.</source>
        <translation>Wezwij kierownika, aby ustawił datę i godzinę.</translation>
    </message>
    <message>
        <source>The server could not take something as it is.</source>
        <translation>Serwer nie mógł czegoś przyjąć w tej postaci.</translation>
    </message>
    <message>
        <source>It is kept there; nothing is lost.</source>
        <translation>Jest tam przechowywane; nic nie zginęło.</translation>
    </message>
    <message>
        <source>Tell a manager to look at it in the office.</source>
        <translation>Powiedz kierownikowi, aby sprawdził to w biurze.</translation>
    </message>
    <message>
        <source>The program of this till is too old for the server.</source>
        <translation>Program tej kasy jest za stary dla serwera.</translation>
    </message>
    <message>
        <source>What it saves is sent; what others do is not shown here.</source>
        <translation>To, co zapisuje, jest wysyłane; zmian z innych kas tu nie widać.</translation>
    </message>
    <message>
        <source>This till has not heard of the shop&apos;s rules for days.</source>
        <translation>Ta kasa od kilku dni nie ma wieści o regułach sklepu.</translation>
    </message>
    <message>
        <source>Points may be counted by rules that hold no more.</source>
        <translation>Punkty mogą być liczone według nieaktualnych reguł.</translation>
    </message>
    <message>
        <source>Connect the till to the network, or call a manager.</source>
        <translation>Podłącz kasę do sieci albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>Something has waited for the server for over a day.</source>
        <translation>Coś czeka na serwer od ponad doby.</translation>
    </message>
    <message>
        <source>It is safe, but on this till alone.</source>
        <translation>Jest bezpieczne, ale tylko na tej kasie.</translation>
    </message>
    <message>
        <source>Check the network; closing the till offers to save a copy.</source>
        <translation>Sprawdź sieć; przy zamykaniu kasy można zapisać kopię.</translation>
    </message>
    <message>
        <source>That is a member code from a phone.</source>
        <translation>To kod uczestnika z telefonu.</translation>
    </message>
    <message>
        <source>This till cannot read it yet; nothing changed for the customer.</source>
        <translation>Ta kasa jeszcze go nie odczyta; dla klienta nic się nie zmieniło.</translation>
    </message>
    <message>
        <source>Scan the printed card, or look the customer up by phone (F3).</source>
        <translation>Zeskanuj wydrukowaną kartę albo znajdź klienta po telefonie (F3).</translation>
    </message>
    <message>
        <source>That is a gift card.</source>
        <translation>To karta podarunkowa.</translation>
    </message>
    <message>
        <source>No money was taken from it: this till takes no gift cards yet.</source>
        <translation>Nic z niej nie pobrano: ta kasa jeszcze nie przyjmuje kart podarunkowych.</translation>
    </message>
    <message>
        <source>Let the customer pay another way, or call a manager.</source>
        <translation>Niech klient zapłaci inaczej albo wezwij kierownika.</translation>
    </message>
    <message>
        <source>That is a staff badge.</source>
        <translation>To identyfikator pracownika.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till; nothing changed for the customer.</source>
        <translation>Na tej kasie nikt się nie loguje; dla klienta nic się nie zmieniło.</translation>
    </message>
    <message>
        <source>That is a product, not a receipt.</source>
        <translation>To produkt, a nie paragon.</translation>
    </message>
    <message>
        <source>Scan the receipt, then choose on the screen what comes back.</source>
        <translation>Zeskanuj paragon, potem wybierz na ekranie, co wraca.</translation>
    </message>
    <message>
        <source>That is no blank card of the shop.</source>
        <translation>To nie jest czysta karta sklepu.</translation>
    </message>
    <message>
        <source>Scan a blank card, or go on without one: a card can be printed.</source>
        <translation>Zeskanuj czystą kartę albo kontynuuj bez niej: kartę można wydrukować.</translation>
    </message>
    <message>
        <source>The new member is not saved yet.</source>
        <translation>Nowy uczestnik nie jest jeszcze zapisany.</translation>
    </message>
    <message>
        <source>Press Enter to save or Esc to drop it, then go on.</source>
        <translation>Naciśnij Enter, aby zapisać, albo Esc, aby porzucić, i kontynuuj.</translation>
    </message>
    <message>
        <source>The coupon was not used and stays good.</source>
        <translation>Kupon nie został użyty i pozostaje ważny.</translation>
    </message>
    <message>
        <source>The coupon counts with this purchase.</source>
        <translation>Kupon liczy się przy tym zakupie.</translation>
    </message>
    <message>
        <source>This coupon counts already.</source>
        <translation>Ten kupon już się liczy.</translation>
    </message>
    <message>
        <source>That is a coupon of the shop.</source>
        <translation>To kupon sklepu.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card first, then the coupon.</source>
        <translation>Zeskanuj najpierw kartę klienta, potem kupon.</translation>
    </message>
    <message>
        <source>That is a coupon, but the purchase is saved already.</source>
        <translation>To kupon, ale zakup jest już zapisany.</translation>
    </message>
    <message>
        <source>Keep it for next time, or undo the purchase (F8) and enter it anew.</source>
        <translation>Zachowaj go na następny raz albo cofnij zakup (F8) i wprowadź go od nowa.</translation>
    </message>
    <message>
        <source>That is a coupon: it counts with a purchase only.</source>
        <translation>To kupon: liczy się tylko przy zakupie.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer&apos;s card and the coupon.</source>
        <translation>Najpierw dokończ to; potem zeskanuj kartę klienta i kupon.</translation>
    </message>
    <message>
        <source>This coupon does not count now. {reason}</source>
        <translation>Ten kupon teraz się nie liczy. {reason}</translation>
    </message>
    <message>
        <source>The purchase goes on without it.</source>
        <translation>Zakup odbędzie się bez niego.</translation>
    </message>
    <message>
        <source>Give the coupon back to the customer.</source>
        <translation>Oddaj kupon klientowi.</translation>
    </message>
    <message>
        <source>No more coupons fit into one purchase.</source>
        <translation>Więcej kuponów nie zmieści się w jednym zakupie.</translation>
    </message>
    <message>
        <source>Save this purchase; use the coupon with another.</source>
        <translation>Zapisz ten zakup; użyj kuponu przy następnym.</translation>
    </message>
    <message>
        <source>The voucher was not used.</source>
        <translation>Bon nie został użyty.</translation>
    </message>
    <message>
        <source>That is a voucher of the shop.</source>
        <translation>To bon sklepu.</translation>
    </message>
    <message>
        <source>Choose its reward in the list: what vouchers pay for stands first.</source>
        <translation>Wybierz jego nagrodę z listy: to, za co płacą bony, jest na początku.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card; then choose its reward in the list.</source>
        <translation>Zeskanuj kartę klienta; potem wybierz nagrodę z listy.</translation>
    </message>
    <message>
        <source>That is a voucher: it is of no use here.</source>
        <translation>To bon: tutaj się nie przyda.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer&apos;s card.</source>
        <translation>Najpierw dokończ to; potem zeskanuj kartę klienta.</translation>
    </message>
    <message>
        <source>Check its cable, then see what the till hears of it (F9).</source>
        <translation>Sprawdź kabel, potem zobacz, co kasa od niego odbiera (F9).</translation>
    </message>
    <message>
        <source>Goods cannot be scanned into a purchase; amounts can be typed.</source>
        <translation>Towarów nie można skanować do zakupu; kwotę można wpisać.</translation>
    </message>
    <message>
        <source>Purchases at the register bring no points by themselves.</source>
        <translation>Zakupy w kasie sklepu nie dają teraz punktów same.</translation>
    </message>
    <message>
        <source>The list of goods has a mistake in line {line}.</source>
        <translation>Lista towarów ma błąd w wierszu {line}.</translation>
    </message>
    <message>
        <source>Tell the manager: the till&apos;s log names every mistake.</source>
        <translation>Powiedz kierownikowi: dziennik kasy wymienia każdy błąd.</translation>
    </message>
    <message>
        <source>The list of goods cannot be read.</source>
        <translation>Nie można odczytać listy towarów.</translation>
    </message>
    <message>
        <source>Tell the manager: the file may be missing or open elsewhere.</source>
        <translation>Powiedz kierownikowi: pliku może brakować albo jest otwarty gdzie indziej.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: another program is in its way.</source>
        <translation>Kasa sklepu nie łączy się z tym programem: przeszkadza inny program.</translation>
    </message>
    <message>
        <source>Scan cards here as usual, and tell the manager.</source>
        <translation>Skanuj karty tutaj jak zwykle i powiedz kierownikowi.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: its files cannot be used.</source>
        <translation>Kasa sklepu nie łączy się z tym programem: nie można użyć jej plików.</translation>
    </message>
    <message>
        <source>Everything is saved; only the paper is missing.</source>
        <translation>Wszystko jest zapisane; brakuje tylko wydruku.</translation>
    </message>
    <message>
        <source>The receipt goes to the printer.</source>
        <translation>Paragon idzie do drukarki.</translation>
    </message>
    <message>
        <source>There is no receipt of the last minute to print.</source>
        <translation>Nie ma paragonu z ostatniej minuty do wydruku.</translation>
    </message>
    <message>
        <source>The customer&apos;s points are as they were.</source>
        <translation>Punkty klienta są takie, jak były.</translation>
    </message>
    <message>
        <source>Scan the card to see the points on the screen.</source>
        <translation>Zeskanuj kartę, aby zobaczyć punkty na ekranie.</translation>
    </message>
    <message>
        <source>This till has no receipt printer.</source>
        <translation>Ta kasa nie ma drukarki paragonów.</translation>
    </message>
    <message>
        <source>Receipts come from the register.</source>
        <translation>Paragony drukuje kasa fiskalna.</translation>
    </message>
    <message>
        <source>A manager can name a printer in the settings.</source>
        <translation>Kierownik może podać drukarkę w ustawieniach.</translation>
    </message>
    <message>
        <source>The receipt printer is not there.</source>
        <translation>Nie widać drukarki paragonów.</translation>
    </message>
    <message>
        <source>The receipt printer does not answer.</source>
        <translation>Drukarka paragonów nie odpowiada.</translation>
    </message>
    <message>
        <source>The receipt printer broke off.</source>
        <translation>Drukarka paragonów przerwała wydruk.</translation>
    </message>
    <message>
        <source>The receipt printer has no paper.</source>
        <translation>W drukarce paragonów brak papieru.</translation>
    </message>
    <message>
        <source>The receipt printer is open, or has stopped.</source>
        <translation>Drukarka paragonów jest otwarta albo stoi.</translation>
    </message>
    <message>
        <source>Receipts cannot be saved in their folder.</source>
        <translation>Paragonów nie da się zapisać w ich folderze.</translation>
    </message>
    <message>
        <source>Receipts cannot be printed any more.</source>
        <translation>Paragonów nie da się już drukować.</translation>
    </message>
    <message>
        <source>Put in a new roll: it goes on by itself.</source>
        <translation>Włóż nową rolkę: drukowanie ruszy samo.</translation>
    </message>
    <message>
        <source>Close its cover: it goes on by itself.</source>
        <translation>Zamknij pokrywę: drukowanie ruszy samo.</translation>
    </message>
    <message>
        <source>Look at its plug and its cable: it goes on by itself.</source>
        <translation>Sprawdź wtyczkę i kabel: drukowanie ruszy samo.</translation>
    </message>
    <message>
        <source>Tell the manager: the folder may be full, or gone.</source>
        <translation>Powiedz kierownikowi: folder może być pełny albo go nie ma.</translation>
    </message>
    <message>
        <source>Tell the manager, and start the till again when there is time.</source>
        <translation>Powiedz kierownikowi i uruchom kasę ponownie, gdy będzie czas.</translation>
    </message>
    <message>
        <source>No points were given.</source>
        <translation>Nie przyznano punktów.</translation>
    </message>
    <message>
        <source>The programme gives no points without the card.</source>
        <translation>Program nie daje punktów bez karty.</translation>
    </message>
    <message>
        <source>Find the member by phone or name before the customer pays.</source>
        <translation>Znajdź uczestnika po telefonie lub nazwisku, zanim klient zapłaci.</translation>
    </message>
    <message>
        <source>This code for points was not made here.</source>
        <translation>Ten kod na punkty nie powstał tutaj.</translation>
    </message>
    <message>
        <source>Ask for the paper or the photo, or call a manager.</source>
        <translation>Poproś o wydruk lub zdjęcie albo zawołaj kierownika.</translation>
    </message>
    <message>
        <source>This code for points is from another store.</source>
        <translation>Ten kod na punkty jest z innego sklepu.</translation>
    </message>
    <message>
        <source>Send the customer to the store where it was made.</source>
        <translation>Skieruj klienta do sklepu, w którym powstał.</translation>
    </message>
    <message>
        <source>This code for points was made at till {till}.</source>
        <translation>Ten kod na punkty powstał przy kasie {till}.</translation>
    </message>
    <message>
        <source>No points were given yet; the code stays good.</source>
        <translation>Punktów jeszcze nie przyznano; kod pozostaje ważny.</translation>
    </message>
    <message>
        <source>Scan it at that till.</source>
        <translation>Zeskanuj go przy tamtej kasie.</translation>
    </message>
    <message>
        <source>This code for points was good until {last_day}.</source>
        <translation>Ten kod na punkty był ważny do {last_day}.</translation>
    </message>
    <message>
        <source>Tell the customer, or call a manager.</source>
        <translation>Powiedz o tym klientowi albo zawołaj kierownika.</translation>
    </message>
    <message>
        <source>This code for points is dated later than now.</source>
        <translation>Ten kod na punkty ma późniejszą datę niż teraz.</translation>
    </message>
    <message>
        <source>Look whether the till&apos;s date and time are right.</source>
        <translation>Sprawdź, czy data i godzina kasy są właściwe.</translation>
    </message>
    <message>
        <source>The points for this purchase were given on {claimed_day}.</source>
        <translation>Punkty za ten zakup przyznano już {claimed_day}.</translation>
    </message>
    <message>
        <source>They are given once.</source>
        <translation>Przyznaje się je jeden raz.</translation>
    </message>
    <message>
        <source>Tell the customer, or look at the member&apos;s last visit.</source>
        <translation>Powiedz o tym klientowi albo sprawdź ostatnią wizytę uczestnika.</translation>
    </message>
    <message>
        <source>Points for {amount} wait.</source>
        <translation>Punkty za {amount} czekają.</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card.</source>
        <translation>Zeskanuj kartę uczestnika.</translation>
    </message>
    <message>
        <source>No points were given; the code stays good.</source>
        <translation>Nie przyznano punktów; kod pozostaje ważny.</translation>
    </message>
    <message>
        <source>The purchase of {amount} without the card has no code yet.</source>
        <translation>Zakup za {amount} bez karty nie ma jeszcze kodu.</translation>
    </message>
    <message>
        <source>Without it the customer gets no points.</source>
        <translation>Bez niego klient nie dostanie punktów.</translation>
    </message>
    <message>
        <source>Press Enter to make the code or Esc to drop it, then go on.</source>
        <translation>Naciśnij Enter, aby utworzyć kod, lub Esc, aby go porzucić; potem idź dalej.</translation>
    </message>
    <message>
        <source>So many goods have no room in the code: it has their sum.</source>
        <translation>Tyle towarów nie mieści się w kodzie: zawiera on ich sumę.</translation>
    </message>
    <message>
        <source>Points for the amount are given, points for single goods not.</source>
        <translation>Będą punkty za kwotę, ale nie za pojedyncze towary.</translation>
    </message>
    <message>
        <source>{name} answered the question: {earned}.</source>
        <translation>{name} odpowiada na pytanie: {earned}.</translation>
    </message>
    <message>
        <source>The customer&apos;s display says that this till is closed.</source>
        <translation>Na ekranie klienta widać, że ta kasa jest nieczynna.</translation>
    </message>
    <message>
        <source>Ctrl+D takes the sign down.</source>
        <translation>Ctrl+D zdejmuje ten napis.</translation>
    </message>
    <message>
        <source>The customer&apos;s display says that this till is open.</source>
        <translation>Na ekranie klienta widać, że ta kasa jest czynna.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display is not there.</source>
        <translation>Nie ma obrazu {file} na ekran klienta.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display is too large.</source>
        <translation>Obraz {file} na ekran klienta jest za duży.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display cannot be read.</source>
        <translation>Nie można odczytać obrazu {file} na ekran klienta.</translation>
    </message>
    <message>
        <source>The other offers are shown.</source>
        <translation>Pozostałe oferty są pokazywane.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the till for a PNG or JPEG file.</source>
        <translation>Poproś opiekuna kasy o plik PNG lub JPEG.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nic nie zmieniono.</translation>
    </message>
    <message>
        <source>Goods of this purchase came back already.</source>
        <translation>Część towarów z tego zakupu już zwrócono.</translation>
    </message>
    <message>
        <source>Take the rest back by the receipt, with F6.</source>
        <translation>Resztę przyjmij jako zwrot z paragonem (F6).</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>To już cofnięto.</translation>
    </message>
    <message>
        <source>The history shows what stands.</source>
        <translation>Historia pokazuje, co obowiązuje.</translation>
    </message>
    <message>
        <source>With the other card the price would be {due_money}, not {paid_money}.</source>
        <translation>Z drugą kartą cena wyniosłaby {due_money}, a nie {paid_money}.</translation>
    </message>
    <message>
        <source>Take the purchase back here, then enter it with the right card.</source>
        <translation>Cofnij zakup tutaj, a potem wprowadź go z właściwą kartą.</translation>
    </message>
    <message>
        <source>The purchase is this member&apos;s already.</source>
        <translation>Ten zakup już należy do tej osoby.</translation>
    </message>
    <message>
        <source>Scan the card of the member whose purchase it was.</source>
        <translation>Zeskanuj kartę osoby, która kupowała.</translation>
    </message>
    <message>
        <source>Whose history is not said yet.</source>
        <translation>Nie wiadomo jeszcze, czyją historię pokazać.</translation>
    </message>
    <message>
        <source>This card was replaced by another.</source>
        <translation>Ta karta została wymieniona na inną.</translation>
    </message>
    <message>
        <source>It collects no points; the member keeps theirs.</source>
        <translation>Nie zbiera punktów; punkty klienta zostają.</translation>
    </message>
    <message>
        <source>Ask for the new card, or look the customer up (F3).</source>
        <translation>Poproś o nową kartę albo znajdź klienta (F3).</translation>
    </message>
    <message>
        <source>This till knows of nothing that blocks the card.</source>
        <translation>Ta kasa nie zna żadnej blokady tej karty.</translation>
    </message>
    <message>
        <source>Give a new card, or try again when the server is reached.</source>
        <translation>Wydaj nową kartę albo spróbuj ponownie, gdy będzie połączenie z serwerem.</translation>
    </message>
    <message>
        <source>This card is or was somebody&apos;s.</source>
        <translation>Ta karta jest lub była czyjaś.</translation>
    </message>
    <message>
        <source>Take a card that nobody has had yet.</source>
        <translation>Weź kartę, której nikt jeszcze nie miał.</translation>
    </message>
    <message>
        <source>Whose card or balance is not said yet.</source>
        <translation>Nie wiadomo jeszcze, o czyją kartę lub saldo chodzi.</translation>
    </message>
    <message>
        <source>Scan the card first, or find the member with F3.</source>
        <translation>Najpierw zeskanuj kartę albo znajdź osobę klawiszem F3.</translation>
    </message>
    <message>
        <source>It is not said yet what is to be done.</source>
        <translation>Nie wybrano jeszcze, co zrobić.</translation>
    </message>
    <message>
        <source>Choose it on the left.</source>
        <translation>Wybierz to po lewej.</translation>
    </message>
    <message>
        <source>It is not said yet why.</source>
        <translation>Nie podano jeszcze powodu.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Wybierz powód.</translation>
    </message>
    <message>
        <source>The new card is missing.</source>
        <translation>Brakuje nowej karty.</translation>
    </message>
    <message>
        <source>Scan the card that the member is to have.</source>
        <translation>Zeskanuj kartę, którą ma dostać klient.</translation>
    </message>
    <message>
        <source>How many points is not said yet.</source>
        <translation>Nie podano jeszcze liczby punktów.</translation>
    </message>
    <message>
        <source>Type them on the number pad.</source>
        <translation>Wpisz ją na klawiaturze numerycznej.</translation>
    </message>
    <message>
        <source>What was entered here is not saved yet.</source>
        <translation>To, co tu wpisano, nie jest jeszcze zapisane.</translation>
    </message>
    <message>
        <source>More than may be changed by hand today: {left} left.</source>
        <translation>Więcej, niż wolno dziś zmienić ręcznie: pozostało {left}.</translation>
    </message>
    <message>
        <source>Change fewer points, or do the rest tomorrow.</source>
        <translation>Zmień mniej punktów albo dokończ jutro.</translation>
    </message>
    <message>
        <source>Choose a reason, or write one.</source>
        <translation>Wybierz powód albo go wpisz.</translation>
    </message>
    <message>
        <source>It is not said yet whose purchase it was.</source>
        <translation>Nie wiadomo jeszcze, czyj to był zakup.</translation>
    </message>
    <message>
        <source>Scan that member&apos;s card, or find them by name or phone.</source>
        <translation>Zeskanuj kartę tej osoby albo znajdź ją po imieniu lub telefonie.</translation>
    </message>
    <message>
        <source>Call a manager: an adjustment can put the points right.</source>
        <translation>Zawołaj kierownika: punkty można poprawić korektą.</translation>
    </message>
    <message>
        <source>The points of this are spent already: {missing} would be missing.</source>
        <translation>Te punkty już wydano: zabrakłoby {missing}.</translation>
    </message>
    <message>
        <source>What this gave has been used already.</source>
        <translation>To, co tu przyznano, już wykorzystano.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Zapamiętane.</translation>
    </message>
    <message>
        <source>Kept. It takes effect after a restart.</source>
        <translation>Zapamiętane. Zadziała po ponownym uruchomieniu.</translation>
    </message>
    <message>
        <source>Somebody has changed the settings file meanwhile.</source>
        <translation>Ktoś w międzyczasie zmienił plik ustawień.</translation>
    </message>
    <message>
        <source>Nothing was overwritten; what it says now is shown.</source>
        <translation>Nic nie nadpisano; widać to, co jest w nim teraz.</translation>
    </message>
    <message>
        <source>Choose again if you still want to.</source>
        <translation>Wybierz jeszcze raz, jeśli nadal chcesz.</translation>
    </message>
    <message>
        <source>The settings file cannot be changed like this.</source>
        <translation>Tak nie można zmienić pliku ustawień.</translation>
    </message>
    <message>
        <source>Nothing was changed: {detail}</source>
        <translation>Nic nie zmieniono: {detail}</translation>
    </message>
    <message>
        <source>Mend it in the file, or call support.</source>
        <translation>Popraw to w pliku albo zadzwoń po pomoc.</translation>
    </message>
    <message>
        <source>The settings file cannot be read or written.</source>
        <translation>Nie można odczytać lub zapisać pliku ustawień.</translation>
    </message>
    <message>
        <source>Look at the disk and its rights, or call support.</source>
        <translation>Sprawdź dysk i uprawnienia albo zadzwoń po pomoc.</translation>
    </message>
    <message>
        <source>The shop was not set up.</source>
        <translation>Sklep nie został założony.</translation>
    </message>
    <message>
        <source>Try again, or call support.</source>
        <translation>Spróbuj ponownie albo zadzwoń po pomoc.</translation>
    </message>
    <message>
        <source>The till could not start with what the settings file says.</source>
        <translation>Kasa nie ruszyłaby z tym, co mówi plik ustawień.</translation>
    </message>
    <message>
        <source>It goes on as it is: {detail}</source>
        <translation>Pracuje dalej bez zmian: {detail}</translation>
    </message>
    <message>
        <source>The setting could not be changed.</source>
        <translation>Nie udało się zmienić ustawienia.</translation>
    </message>
    <message>
        <source>It may have been kept, or not.</source>
        <translation>Mogło się zapisać albo nie.</translation>
    </message>
    <message>
        <source>Open the page anew: it shows what is kept.</source>
        <translation>Otwórz stronę jeszcze raz: pokaże, co jest zapisane.</translation>
    </message>
    <message>
        <source>The receipt printer needs its address.</source>
        <translation>Drukarka paragonów potrzebuje adresu.</translation>
    </message>
    <message>
        <source>Type it as its test page prints it, such as 192.168.1.50.</source>
        <translation>Wpisz go tak, jak na jej wydruku próbnym, np. 192.168.1.50.</translation>
    </message>
    <message>
        <source>Not everything could be looked at.</source>
        <translation>Nie wszystko udało się sprawdzić.</translation>
    </message>
    <message>
        <source>Try again, or run pos-loyalty doctor at a terminal.</source>
        <translation>Spróbuj ponownie albo uruchom pos-loyalty doctor w terminalu.</translation>
    </message>
    <message>
        <source>Actions of this till are not sent yet: {count}.</source>
        <translation>Niewysłane operacje tej kasy: {count}.</translation>
    </message>
    <message>
        <source>They are safe here, and are sent when the training ends.</source>
        <translation>Są tu bezpieczne i wyślą się po ćwiczeniach.</translation>
    </message>
    <message>
        <source>Press once more to begin the training.</source>
        <translation>Naciśnij jeszcze raz, aby zacząć ćwiczenia.</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>Ten PIN jest błędny.</translation>
    </message>
    <message>
        <source>Look whether the right name is chosen. Tries left: {tries}.</source>
        <translation>Sprawdź, czy wybrano właściwe imię. Pozostało prób: {tries}.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Za dużo błędnych PIN-ów.</translation>
    </message>
    <message>
        <source>No PIN of this person is looked at for {wait} minutes.</source>
        <translation>Przez {wait} min PIN tej osoby nie jest sprawdzany.</translation>
    </message>
    <message>
        <source>Wait, scan the badge, or let a colleague sign in.</source>
        <translation>Poczekaj, zeskanuj identyfikator albo poproś kogoś innego o zalogowanie.</translation>
    </message>
    <message>
        <source>Nobody on the staff list has this badge.</source>
        <translation>Nikt z listy pracowników nie ma tego identyfikatora.</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN, or call a manager.</source>
        <translation>Wybierz swoje imię i wpisz PIN albo zawołaj kierownika.</translation>
    </message>
    <message>
        <source>{name} cannot agree to this.</source>
        <translation>{name} nie może się na to zgodzić.</translation>
    </message>
    <message>
        <source>Ask another manager for their badge or PIN; Esc leaves it.</source>
        <translation>Poproś innego kierownika o identyfikator lub PIN; Esc rezygnuje.</translation>
    </message>
    <message>
        <source>That is your own card.</source>
        <translation>To twoja własna karta.</translation>
    </message>
    <message>
        <source>Nobody serves themselves; nothing was saved.</source>
        <translation>Nikt nie obsługuje samego siebie; nic nie zapisano.</translation>
    </message>
    <message>
        <source>Let a colleague sign in and serve you.</source>
        <translation>Niech zaloguje się i obsłuży cię ktoś inny.</translation>
    </message>
    <message>
        <source>{staff} stands here now.</source>
        <translation>Przy kasie jest teraz {staff}.</translation>
    </message>
    <message>
        <source>What was begun is still there, and not saved yet.</source>
        <translation>To, co zaczęto, nadal tu jest i nie zostało zapisane.</translation>
    </message>
    <message>
        <source>Go on with it, or press F2 to drop it.</source>
        <translation>Kontynuuj albo naciśnij F2, aby to porzucić.</translation>
    </message>
    <message>
        <source>The till is locked.</source>
        <translation>Kasa jest zablokowana.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN; then scan again.</source>
        <translation>Zaloguj się identyfikatorem lub PIN-em, potem zeskanuj ponownie.</translation>
    </message>
    <message>
        <source>A manager is asked to agree first.</source>
        <translation>Najpierw potrzebna jest zgoda kierownika.</translation>
    </message>
    <message>
        <source>Scan a manager&apos;s badge or type a PIN; Esc leaves it.</source>
        <translation>Zeskanuj identyfikator kierownika albo wpisz PIN; Esc rezygnuje.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till, so it is not locked.</source>
        <translation>Przy tej kasie nikt się nie loguje, więc się nie blokuje.</translation>
    </message>
    <message>
        <source>Nobody is on this till&apos;s staff list.</source>
        <translation>Lista pracowników tej kasy jest pusta.</translation>
    </message>
    <message>
        <source>The till serves everybody, and does not know who stands here.</source>
        <translation>Kasa obsługuje każdego i nie wie, kto przy niej stoi.</translation>
    </message>
    <message>
        <source>Ask whoever set the till up to add the staff.</source>
        <translation>Poproś osobę, która ustawiała kasę, o dodanie pracowników.</translation>
    </message>
    <message>
        <source>Nobody on the staff list may agree to this.</source>
        <translation>Nikt z listy pracowników nie może się na to zgodzić.</translation>
    </message>
    <message>
        <source>Leave it, and tell the owner of the shop.</source>
        <translation>Zostaw to i powiadom właściciela sklepu.</translation>
    </message>
    <message>
        <source>What was agreed to has changed meanwhile.</source>
        <translation>To, na co wyrażono zgodę, zmieniło się w międzyczasie.</translation>
    </message>
    <message>
        <source>Look at it, press Enter and ask again.</source>
        <translation>Sprawdź, naciśnij Enter i poproś jeszcze raz.</translation>
    </message>
    <message>
        <source>The purchase is not saved yet.</source>
        <translation>Zakup nie jest jeszcze zapisany.</translation>
    </message>
    <message>
        <source>It was not ready before the till asked who is here.</source>
        <translation>Nie był gotowy, zanim kasa zapytała, kto tu jest.</translation>
    </message>
    <message>
        <source>Look at it, then press Enter again.</source>
        <translation>Sprawdź go i naciśnij Enter jeszcze raz.</translation>
    </message>
    <message>
        <source>There is a message to read.</source>
        <translation>Jest wiadomość do przeczytania.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN to read it.</source>
        <translation>Zaloguj się identyfikatorem lub PIN-em, aby ją przeczytać.</translation>
    </message>
</context>
<context>
    <name>readers</name>
    <message>
        <source>The barcode reader is not plugged in.</source>
        <translation>Czytnik kodów nie jest podłączony.</translation>
    </message>
    <message>
        <source>The barcode reader was unplugged.</source>
        <translation>Czytnik kodów odłączono.</translation>
    </message>
    <message>
        <source>The barcode reader is used by another program, or not allowed to the till.</source>
        <translation>Czytnika kodów używa inny program albo kasa nie ma do niego dostępu.</translation>
    </message>
    <message>
        <source>The program for USB readers is missing.</source>
        <translation>Brakuje programu do czytników USB.</translation>
    </message>
    <message>
        <source>The barcode reader has stopped.</source>
        <translation>Czytnik kodów przestał działać.</translation>
    </message>
    <message>
        <source>Reader on a serial line</source>
        <translation>Czytnik na porcie szeregowym</translation>
    </message>
    <message>
        <source>USB readers for points of sale</source>
        <translation>Czytniki USB dla punktów sprzedaży</translation>
    </message>
    <message>
        <source>Readers that type like a keyboard</source>
        <translation>Czytniki, które piszą jak klawiatura</translation>
    </message>
    <message>
        <source>No scan: taken for typing</source>
        <translation>To nie skan: uznano za pisanie</translation>
    </message>
    <message>
        <source>Scan: {kind}</source>
        <translation>Skan: {kind}</translation>
    </message>
    <message>
        <source>Typed: {text}</source>
        <translation>Wpisano: {text}</translation>
    </message>
    <message>
        <source>Code: {text}</source>
        <translation>Kod: {text}</translation>
    </message>
    <message>
        <source>Kind of barcode: the reader does not say</source>
        <translation>Rodzaj kodu: czytnik go nie podaje</translation>
    </message>
    <message>
        <source>Kind of barcode: {kind}</source>
        <translation>Rodzaj kodu: {kind}</translation>
    </message>
    <message>
        <source>Taken off: {texts}</source>
        <translation>Usunięto: {texts}</translation>
    </message>
    <message>
        <source>This keyboard made of it: {text}</source>
        <translation>Ta klawiatura zrobiła z tego: {text}</translation>
    </message>
    <message>
        <source>Each key / its number, after so many milliseconds:</source>
        <translation>Każdy klawisz / jego numer, po tylu milisekundach:</translation>
    </message>
    <message>
        <source>All is well: there is nothing to set.</source>
        <translation>Wszystko w porządku: nie trzeba nic ustawiać.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>Ending: {key}</source>
        <translation>Zakończenie: {key}</translation>
    </message>
    <message>
        <source>Longest pause: {count} ms</source>
        <translation>Najdłuższa przerwa: {count} ms</translation>
    </message>
    <message>
        <source>a card of this programme</source>
        <translation>karta tego programu</translation>
    </message>
    <message>
        <source>a card of another programme</source>
        <translation>karta innego programu</translation>
    </message>
    <message>
        <source>a member&apos;s code from a phone</source>
        <translation>kod uczestnika z telefonu</translation>
    </message>
    <message>
        <source>a coupon</source>
        <translation>kupon</translation>
    </message>
    <message>
        <source>a voucher, a gift card or a badge</source>
        <translation>bon, karta podarunkowa albo identyfikator</translation>
    </message>
    <message>
        <source>a receipt</source>
        <translation>paragon</translation>
    </message>
    <message>
        <source>a product</source>
        <translation>towar</translation>
    </message>
    <message>
        <source>a label of the shop itself</source>
        <translation>etykieta samego sklepu</translation>
    </message>
    <message>
        <source>a code that was not read right</source>
        <translation>kod źle odczytany</translation>
    </message>
    <message>
        <source>a code that is not of this programme</source>
        <translation>kod spoza tego programu</translation>
    </message>
    <message>
        <source>This looks typed by hand. Scan a code with the reader.</source>
        <translation>To wygląda na pisanie ręczne. Zeskanuj kod czytnikiem.</translation>
    </message>
    <message>
        <source>The reader sends too slowly and is taken for a person. Set its delay between characters to less than 50 ms.</source>
        <translation>Czytnik wysyła za wolno i kasa bierze go za człowieka. Ustaw w nim odstęp między znakami poniżej 50 ms.</translation>
    </message>
    <message>
        <source>Fewer than 6 characters are taken for typing. Scan a longer code.</source>
        <translation>Mniej niż 6 znaków kasa uznaje za pisanie. Zeskanuj dłuższy kod.</translation>
    </message>
    <message>
        <source>The first characters came too slowly and went to the screen. Plug the reader in without a hub, or charge it.</source>
        <translation>Pierwsze znaki przyszły za wolno i trafiły na ekran. Podłącz czytnik bez rozdzielacza albo go naładuj.</translation>
    </message>
    <message>
        <source>The reader paused within the code. It was read all the same; a wireless reader may be too far from its base.</source>
        <translation>Czytnik zrobił przerwę w środku kodu. Kod i tak odczytano; czytnik bezprzewodowy może być za daleko od bazy.</translation>
    </message>
    <message>
        <source>Set the reader to send Enter behind each code: scans are then told without a wait.</source>
        <translation>Ustaw czytnik tak, by po każdym kodzie wysyłał Enter: skany będą wtedy bez czekania.</translation>
    </message>
    <message>
        <source>Caps Lock is on. The code was read all the same; turn Caps Lock off.</source>
        <translation>Caps Lock jest włączony. Kod i tak odczytano; wyłącz Caps Lock.</translation>
    </message>
    <message>
        <source>The reader is set to another keyboard than this computer. The code was read all the same, by the places of the keys.</source>
        <translation>Czytnik jest ustawiony na inną klawiaturę niż ten komputer. Kod i tak odczytano, według położenia klawiszy.</translation>
    </message>
    <message>
        <source>The reader may be set to another keyboard than this computer: compare the code with the print. If letters differ, write layout = &quot;us&quot; under [readers] in the settings.</source>
        <translation>Czytnik może być ustawiony na inną klawiaturę niż ten komputer: porównaj kod z wydrukiem. Jeśli litery się różnią, wpisz layout = &quot;us&quot; pod [readers] w ustawieniach.</translation>
    </message>
    <message>
        <source>The reader sends control characters around the code. They are taken off; turn them off at the reader (STX, ETX).</source>
        <translation>Czytnik wysyła wokół kodu znaki sterujące. Kasa je usuwa; wyłącz je w czytniku (STX, ETX).</translation>
    </message>
    <message>
        <source>These are no characters of a code. Set the speed and the parity of the line as the reader has them.</source>
        <translation>To nie są znaki kodu. Ustaw szybkość i parzystość portu tak jak w czytniku.</translation>
    </message>
    <message>
        <source>Better still: let the reader send the AIM identifier, which says what kind of barcode it read.</source>
        <translation>Jeszcze lepiej: niech czytnik wysyła identyfikator AIM, który mówi, jaki rodzaj kodu odczytał.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>The printer works.</source>
        <translation>Drukarka działa.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Do zapłaty</translation>
    </message>
    <message>
        <source>Keep it: a return needs this code.</source>
        <translation>Zachowaj: kod jest potrzebny przy zwrocie.</translation>
    </message>
    <message>
        <source>Points for this purchase</source>
        <translation>Punkty za ten zakup</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}.</source>
        <translation>Pokaż ten kod z kartą do {day}.</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}, at this till.</source>
        <translation>Pokaż ten kod z kartą do {day}, przy tej kasie.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ĆWICZENIA</translation>
    </message>
    <message>
        <source>Nothing on this paper counts.</source>
        <translation>Ten wydruk nic nie znaczy.</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Nagroda</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zwrot</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anulowano</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopia</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Kasa {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Paragon {number}</translation>
    </message>
    <message>
        <source>Points credited on {moment}</source>
        <translation>Punkty doliczono {moment}</translation>
    </message>
    <message>
        <source>What was printed before does not count.</source>
        <translation>Poprzedni wydruk jest nieważny.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>Member&apos;s discount</source>
        <translation>Zniżka uczestnika</translation>
    </message>
    <message>
        <source>Back into stored money</source>
        <translation>Z powrotem na kartę</translation>
    </message>
    <message>
        <source>Back to you</source>
        <translation>Do zwrotu</translation>
    </message>
    <message>
        <source>Amount cancelled</source>
        <translation>Kwota anulowana</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>Twoje punkty</translation>
    </message>
    <message>
        <source>From stored money</source>
        <translation>Ze środków na karcie</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Punkty oddane</translation>
    </message>
    <message>
        <source>Points collected</source>
        <translation>Punkty zebrane</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Punkty odebrane</translation>
    </message>
    <message>
        <source>Points used</source>
        <translation>Punkty wydane</translation>
    </message>
    <message>
        <source>of them to use later</source>
        <translation>z tego do użycia później</translation>
    </message>
    <message>
        <source>as of {moment}</source>
        <translation>stan na {moment}</translation>
    </message>
    <message>
        <source>Later visits to other tills are not counted yet.</source>
        <translation>Późniejsze wizyty przy innych kasach nie są jeszcze doliczone.</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>Od {day} przepada: {points}</translation>
    </message>
    <message>
        <source>Provisional until the server agrees.</source>
        <translation>Tymczasowo, do potwierdzenia przez serwer.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Zakup</translation>
    </message>
</context>
<context>
    <name>restart</name>
    <message>
        <source>Saved last: {who} ({when}).</source>
        <translation>Zapisano ostatnio: {who} ({when}).</translation>
    </message>
    <message>
        <source>The till was not closed properly: what came later is not saved.</source>
        <translation>Kasa nie została poprawnie zamknięta: to, co było później, nie jest zapisane.</translation>
    </message>
    <message>
        <source>Scan the card and enter that again.</source>
        <translation>Zeskanuj kartę i wprowadź to ponownie.</translation>
    </message>
    <message>
        <source>Saving went wrong. If this is what you entered, it is safe.</source>
        <translation>Przy zapisie był błąd. Jeśli to właśnie wprowadzono, jest zapisane.</translation>
    </message>
    <message>
        <source>If not, scan the card and enter it again.</source>
        <translation>Jeśli nie, zeskanuj kartę i wprowadź to ponownie.</translation>
    </message>
    <message>
        <source>a reward for a voucher</source>
        <translation>nagroda za bon</translation>
    </message>
    <message>
        <source>a purchase of {paid}, +{earned}</source>
        <translation>zakupy za {paid}, +{earned}</translation>
    </message>
    <message>
        <source>a card blocked or replaced</source>
        <translation>blokada lub wymiana karty</translation>
    </message>
    <message>
        <source>a change of points</source>
        <translation>zmiana punktów</translation>
    </message>
    <message>
        <source>a reward for {used}</source>
        <translation>nagroda za {used}</translation>
    </message>
    <message>
        <source>a return of {paid}</source>
        <translation>zwrot na {paid}</translation>
    </message>
    <message>
        <source>an undo</source>
        <translation>cofnięcie</translation>
    </message>
    <message>
        <source>a new member</source>
        <translation>nowy uczestnik</translation>
    </message>
</context>
<context>
    <name>reward</name>
    <message>
        <source>With the member&apos;s voucher.</source>
        <translation>Na bon uczestnika.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
</context>
<context>
    <name>saying</name>
    <message>
        <source>With this purchase the points are enough for: {name}</source>
        <translation>Po tych zakupach wystarczy punktów na: {name}</translation>
    </message>
    <message>
        <source>Birthday today: many happy returns!</source>
        <translation>Dziś urodziny: wszystkiego najlepszego!</translation>
    </message>
    <message>
        <source>A birthday these days: many happy returns!</source>
        <translation>Urodziny w tych dniach: wszystkiego najlepszego!</translation>
    </message>
    <message>
        <source>Only {missing} to the tier: {name}</source>
        <translation>Do statusu {name} brakuje tylko: {missing}</translation>
    </message>
    <message>
        <source>Only {missing} to go: {name}</source>
        <translation>Już blisko, zostało {missing}: {name}</translation>
    </message>
    <message>
        <source>For this member: {name}</source>
        <translation>Dla tej osoby: {name}</translation>
    </message>
    <message>
        <source>A voucher to use: {name}</source>
        <translation>Bon do wykorzystania: {name}</translation>
    </message>
    <message>
        <source>Enough points for: {name}</source>
        <translation>Wystarczy punktów na: {name}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Wielkość tekstu</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Jasny czy ciemny</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Dźwięki</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>Głośność</translation>
    </message>
    <message>
        <source>Customer&apos;s screen</source>
        <translation>Ekran klienta</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Drukarka paragonów</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Paragony</translation>
    </message>
    <message>
        <source>Address of the receipt printer</source>
        <translation>Adres drukarki paragonów</translation>
    </message>
    <message>
        <source>Cash register on this machine</source>
        <translation>Kasa fiskalna na tym komputerze</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Wł.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Wył.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Jasny</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Ciemny</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Duży kontrast</translation>
    </message>
    <message>
        <source>Any other screen</source>
        <translation>Dowolny inny ekran</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Brak</translation>
    </message>
    <message>
        <source>Receipt printer on the network</source>
        <translation>Drukarka paragonów w sieci</translation>
    </message>
    <message>
        <source>Receipt printer by cable</source>
        <translation>Drukarka paragonów na kablu</translation>
    </message>
    <message>
        <source>The system&apos;s printer</source>
        <translation>Drukarka systemowa</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>Pliki PDF</translation>
    </message>
    <message>
        <source>Roll, 80 mm</source>
        <translation>Rolka 80 mm</translation>
    </message>
    <message>
        <source>Roll, 58 mm</source>
        <translation>Rolka 58 mm</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>When asked for</source>
        <translation>Na życzenie</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Zawsze</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nigdy</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>Cashier</source>
        <translation>Kasjer</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Kierownik zmiany</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Kierownik</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Właściciel</translation>
    </message>
    <message>
        <source>Undo an earlier action?</source>
        <translation>Cofnąć wcześniejszą czynność?</translation>
    </message>
    <message>
        <source>Give this purchase to another member?</source>
        <translation>Przypisać ten zakup innemu klientowi?</translation>
    </message>
    <message>
        <source>Change the points by hand?</source>
        <translation>Zmienić punkty ręcznie?</translation>
    </message>
    <message>
        <source>Block this card?</source>
        <translation>Zablokować tę kartę?</translation>
    </message>
    <message>
        <source>Give another card, or let a blocked one work again?</source>
        <translation>Wydać inną kartę lub odblokować tę?</translation>
    </message>
    <message>
        <source>Hand out this reward?</source>
        <translation>Wydać tę nagrodę?</translation>
    </message>
    <message>
        <source>Give points for an earlier purchase?</source>
        <translation>Dać punkty za wcześniejszy zakup?</translation>
    </message>
    <message>
        <source>Change the settings of this till?</source>
        <translation>Zmienić ustawienia tej kasy?</translation>
    </message>
    <message>
        <source>Begin or end training?</source>
        <translation>Zacząć lub zakończyć szkolenie?</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Ask the office for a new one.</source>
        <translation>Poproś biuro o nowy.</translation>
    </message>
    <message>
        <source>The code is not, or no longer, good.</source>
        <translation>Kod jest zły albo już nieważny.</translation>
    </message>
    <message>
        <source>The code is for another till.</source>
        <translation>Kod jest dla innej kasy.</translation>
    </message>
    <message>
        <source>Type the server&apos;s address.</source>
        <translation>Wpisz adres serwera.</translation>
    </message>
    <message>
        <source>Type the code that the office gave you.</source>
        <translation>Wpisz kod z biura.</translation>
    </message>
    <message>
        <source>Type the name of the shop.</source>
        <translation>Wpisz nazwę sklepu.</translation>
    </message>
    <message>
        <source>Type the time zone, such as Europe/Warsaw.</source>
        <translation>Wpisz strefę czasową, np. Europe/Warsaw.</translation>
    </message>
    <message>
        <source>There is no such time zone. Write it like Europe/Warsaw.</source>
        <translation>Nie ma takiej strefy czasowej. Wpisz ją jak Europe/Warsaw.</translation>
    </message>
    <message>
        <source>This time zone is of no one country. Write one of a city, like Europe/Warsaw.</source>
        <translation>Ta strefa nie należy do jednego kraju. Wpisz strefę miasta, np. Europe/Warsaw.</translation>
    </message>
    <message>
        <source>A code is ten letters and digits, such as 7K3M9-QX2VD.</source>
        <translation>Kod to dziesięć liter i cyfr, np. 7K3M9-QX2VD.</translation>
    </message>
    <message>
        <source>That is no address. It looks like https://points.example.</source>
        <translation>To nie jest adres. Wygląda tak: https://points.example.</translation>
    </message>
    <message>
        <source>Points are as good as money: the address has to begin with https://.</source>
        <translation>Punkty są jak pieniądze: adres musi zaczynać się od https://.</translation>
    </message>
    <message>
        <source>The server does not answer. Look at the network, and try again.</source>
        <translation>Serwer nie odpowiada. Sprawdź sieć i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>The server says no. Call the office.</source>
        <translation>Serwer odmawia. Zadzwoń do biura.</translation>
    </message>
    <message>
        <source>Somebody stands between this till and the server. Call the office.</source>
        <translation>Ktoś jest między tą kasą a serwerem. Zadzwoń do biura.</translation>
    </message>
    <message>
        <source>The programme cannot be read. Choose it again.</source>
        <translation>Nie można odczytać programu. Wybierz go ponownie.</translation>
    </message>
    <message>
        <source>The programme has mistakes. Mend the first ones:</source>
        <translation>Program ma błędy. Popraw pierwsze:</translation>
    </message>
    <message>
        <source>The settings cannot be written. Look at the disk and its rights.</source>
        <translation>Nie można zapisać ustawień. Sprawdź dysk i uprawnienia.</translation>
    </message>
    <message>
        <source>This till has joined a server already. Close this window and start it again.</source>
        <translation>Ta kasa jest już połączona z serwerem. Zamknij to okno i uruchom ją jeszcze raz.</translation>
    </message>
    <message>
        <source>This is a training till. It joins no server.</source>
        <translation>To kasa do ćwiczeń. Nie łączy się z serwerem.</translation>
    </message>
    <message>
        <source>That did not work. Nothing was changed. Try again.</source>
        <translation>Nie udało się. Nic nie zmieniono. Spróbuj ponownie.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>TRAINING</source>
        <translation>ĆWICZENIA</translation>
    </message>
    <message>
        <source>Training: nothing counts here. More (F12) ends it.</source>
        <translation>Ćwiczenia: nic się tu nie liczy. Koniec: Więcej (F12).</translation>
    </message>
</context>
</TS>
