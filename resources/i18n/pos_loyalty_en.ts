<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>AmountPanel</name>
    <message>
        <source>Price of {product}</source>
        <translation>Price of {product}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
</context>
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>Somebody who may has to agree: by badge, or by PIN.</source>
        <translation>Somebody who may has to agree: by badge, or by PIN.</translation>
    </message>
</context>
<context>
    <name>BasketRow</name>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>One less: {name}</source>
        <translation>One less: {name}</translation>
    </message>
    <message>
        <source>One more: {name}</source>
        <translation>One more: {name}</translation>
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
        <translation>Which camera reads the cards?</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Mirror the picture</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>No camera is chosen. Cards are read by the reader alone.</source>
        <translation>No camera is chosen. Cards are read by the reader alone.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in: it appears here by itself.</source>
        <translation>No camera was found. Plug one in: it appears here by itself.</translation>
    </message>
    <message>
        <source>One moment: the camera is being opened.</source>
        <translation>One moment: the camera is being opened.</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Read: {code}</translation>
    </message>
    <message>
        <source>Hold a card into the frame to try it. Nothing is saved here.</source>
        <translation>Hold a card into the frame to try it. Nothing is saved here.</translation>
    </message>
    <message>
        <source>{camera}, chosen</source>
        <translation>{camera}, chosen</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>No camera</translation>
    </message>
    <message>
        <source>The camera from before (not plugged in)</source>
        <translation>The camera from before (not plugged in)</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Join at the till with this card.</source>
        <translation>Join at the till with this card.</translation>
    </message>
    <message>
        <source>Print at 100%: do not fit to the page.</source>
        <translation>Print at 100%: do not fit to the page.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>points to spend</source>
        <translation>
            <numerusform>point to spend</numerusform>
            <numerusform>points to spend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points missing</source>
        <translation>
            <numerusform>%Ln point missing</numerusform>
            <numerusform>%Ln points missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits</source>
        <translation>
            <numerusform>%Ln visit</numerusform>
            <numerusform>%Ln visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln things so far</source>
        <translation>
            <numerusform>Looking… %Ln thing so far</numerusform>
            <numerusform>Looking… %Ln things so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things need somebody</source>
        <translation>
            <numerusform>%Ln thing needs somebody</numerusform>
            <numerusform>%Ln things need somebody</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: nothing wrong so far</source>
        <translation>Stopped: nothing wrong so far</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>New balance</source>
        <translation>New balance</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>for the purchase of {day}</source>
        <translation>for the purchase of {day}</translation>
    </message>
    <message>
        <source>{money} back to the customer</source>
        <translation>{money} back to the customer</translation>
    </message>
    <message>
        <source>{money} back to stored money</source>
        <translation>{money} back to stored money</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} from stored money</translation>
    </message>
    <message>
        <source>{points} for the answer</source>
        <translation>{points} for the answer</translation>
    </message>
    <message>
        <source>now {tier}</source>
        <translation>now {tier}</translation>
    </message>
    <message>
        <source>provisional until the server agrees</source>
        <translation>provisional until the server agrees</translation>
    </message>
</context>
<context>
    <name>ElsewhereLines</name>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Return {money}</translation>
    </message>
    <message>
        <source>Price of what comes back</source>
        <translation>Price of what comes back</translation>
    </message>
    <message>
        <source>before discounts, as on the receipt</source>
        <translation>before discounts, as on the receipt</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Money back</translation>
    </message>
    <message>
        <source>what was paid for it, without stored money</source>
        <translation>what was paid for it, without stored money</translation>
    </message>
</context>
<context>
    <name>EnrolExtras</name>
    <message>
        <source>May we make offers after what they buy? Ask, and tick only for a yes.</source>
        <translation>May we make offers after what they buy? Ask, and tick only for a yes.</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>Day, month, year: 24.12.1990</source>
        <translation>Day, month, year: 24.12.1990</translation>
    </message>
    <message>
        <source>E-mail as well</source>
        <translation>E-mail as well</translation>
    </message>
    <message>
        <source>Phone as well</source>
        <translation>Phone as well</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>May stay empty</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>First name, family name if they like</source>
        <translation>First name, family name if they like</translation>
    </message>
    <message>
        <source>New member's name</source>
        <translation>New member's name</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>Phone or e-mail</translation>
    </message>
    <message>
        <source>To find them without the card</source>
        <translation>To find them without the card</translation>
    </message>
    <message>
        <source>May we send news and offers? Ask, and tick only for a yes.</source>
        <translation>May we send news and offers? Ask, and tick only for a yes.</translation>
    </message>
    <message>
        <source>More, if they like</source>
        <translation>More, if they like</translation>
    </message>
    <message>
        <source>Back to the name</source>
        <translation>Back to the name</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Enrol</translation>
    </message>
</context>
<context>
    <name>EnrolWriting</name>
    <message>
        <source>Write to them by</source>
        <translation>Write to them by</translation>
    </message>
    <message>
        <source>At most so often a month</source>
        <translation>At most so often a month</translation>
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
        <translation>Find member</translation>
    </message>
    <message>
        <source>Any digits of the phone, a name, an e-mail</source>
        <translation>Any digits of the phone, a name, an e-mail</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Nobody found. Try other digits, or another spelling.</translation>
    </message>
    <message>
        <source>Those who match appear here as you type.</source>
        <translation>Those who match appear here as you type.</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blocked</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Step {number} of 4</source>
        <translation>Step {number} of 4</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>One moment: the shop is being set up.</source>
        <translation>One moment: the shop is being set up.</translation>
    </message>
    <message>
        <source>Setting up the till</source>
        <translation>Setting up the till</translation>
    </message>
</context>
<context>
    <name>Friend</name>
    <message>
        <source>Nobody invited them</source>
        <translation>Nobody invited them</translation>
    </message>
    <message>
        <source>Invited by {name}</source>
        <translation>Invited by {name}</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Keys of the till</source>
        <translation>Keys of the till</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Light, dark or high contrast</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>{name} stands here: lock the till</source>
        <translation>{name} stands here: lock the till</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>The printer prints no receipts</source>
        <translation>The printer prints no receipts</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>At this till only, newest first. The balance has what other tills did.</source>
        <translation>At this till only, newest first. The balance has what other tills did.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Older ones</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>{name}: nothing has happened here yet</source>
        <translation>{name}: nothing has happened here yet</translation>
    </message>
    <message>
        <source>{name}: what happened</source>
        <translation>{name}: what happened</translation>
    </message>
</context>
<context>
    <name>HistoryWhyCard</name>
    <message>
        <source>Take back…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Give to another member…</source>
        <translation>Give to another member…</translation>
    </message>
    <message>
        <source>Why so many points?</source>
        <translation>Why so many points?</translation>
    </message>
    <message>
        <source>Press a row, and it is said here.</source>
        <translation>Press a row, and it is said here.</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>By {who}</source>
        <translation>By {who}</translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation>Reason: {why}</translation>
    </message>
    <message>
        <source>Agreed by {who}</source>
        <translation>Agreed by {who}</translation>
    </message>
    <message>
        <source>Challenges and other gifts</source>
        <translation>Challenges and other gifts</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Rewards</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>The programme of that day is no longer on this till: rules go by their codes.</source>
        <translation>The programme of that day is no longer on this till: rules go by their codes.</translation>
    </message>
    <message>
        <source>What gave nothing that day is no longer known here: the account has moved since.</source>
        <translation>What gave nothing that day is no longer known here: the account has moved since.</translation>
    </message>
</context>
<context>
    <name>HostPart</name>
    <message>
        <source>Keep the address</source>
        <translation>Keep the address</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>The office made a code for this till. It works once.</source>
        <translation>The office made a code for this till. It works once.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Join</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back the last digit</source>
        <translation>Take back the last digit</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>On this page</source>
        <translation>On this page</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Keys of the till</source>
        <translation>Keys of the till</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Readers</translation>
    </message>
    <message>
        <source>Ready for the next card</source>
        <translation>Ready for the next card</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Find a member</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Return by receipt</source>
        <translation>Return by receipt</translation>
    </message>
    <message>
        <source>Lock the till, or change places</source>
        <translation>Lock the till, or change places</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Purchase without the card</translation>
    </message>
    <message>
        <source>Type how many points pay</source>
        <translation>Type how many points pay</translation>
    </message>
    <message>
        <source>More: settings, checks</source>
        <translation>More: settings, checks</translation>
    </message>
    <message>
        <source>What happened to this member's points</source>
        <translation>What happened to this member's points</translation>
    </message>
    <message>
        <source>Put the card or the balance right</source>
        <translation>Put the card or the balance right</translation>
    </message>
    <message>
        <source>Said what the line suggests; with Shift: did not</source>
        <translation>Said what the line suggests; with Shift: did not</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Undo the last action</translation>
    </message>
    <message>
        <source>Print the last receipt</source>
        <translation>Print the last receipt</translation>
    </message>
    <message>
        <source>Closed or open, on the customer's display</source>
        <translation>Closed or open, on the customer's display</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The button at the bottom right</source>
        <translation>The button at the bottom right</translation>
    </message>
    <message>
        <source>Show or hide this list</source>
        <translation>Show or hide this list</translation>
    </message>
</context>
<context>
    <name>KnownMembers</name>
    <message>
        <source>A member already? Press to open the account.</source>
        <translation>A member already? Press to open the account.</translation>
    </message>
    <message>
        <source>Open the existing member</source>
        <translation>Open the existing member</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Which language do you speak?</source>
        <translation>Which language do you speak?</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message numerus="yes">
        <source>%Ln saved actions are not sent yet</source>
        <translation>
            <numerusform>%Ln saved action is not sent yet</numerusform>
            <numerusform>%Ln saved actions are not sent yet</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this till, and are sent when it is open again and the server can be reached. To carry them there by hand, save a copy on a stick.</source>
        <translation>They are safe on this till, and are sent when it is open again and the server can be reached. To carry them there by hand, save a copy on a stick.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Close the till</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Keep it open</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>Capital or small letter</source>
        <translation>Capital or small letter</translation>
    </message>
    <message>
        <source>Digits and signs, or letters</source>
        <translation>Digits and signs, or letters</translation>
    </message>
    <message>
        <source>Letters of another language</source>
        <translation>Letters of another language</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Take back the last letter</source>
        <translation>Take back the last letter</translation>
    </message>
    <message>
        <source>Number pad</source>
        <translation>Number pad</translation>
    </message>
</context>
<context>
    <name>LightWords</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>oldest {age}</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>Saved on this till</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Up to date ({time})</source>
        <translation>Up to date ({time})</translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln</source>
        <translation>
            <numerusform>Sending %Ln</numerusform>
            <numerusform>Sending %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the shop</source>
        <translation>Loading the shop</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline since {time}</translation>
    </message>
    <message>
        <source>Needs attention: {worry}</source>
        <translation>Needs attention: {worry}</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>disk full</translation>
    </message>
    <message>
        <source>operations missing</source>
        <translation>operations missing</translation>
    </message>
    <message>
        <source>till stopped</source>
        <translation>till stopped</translation>
    </message>
    <message>
        <source>till not known</source>
        <translation>till not known</translation>
    </message>
    <message>
        <source>sync fails</source>
        <translation>sync fails</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>clock wrong</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln to look at</numerusform>
            <numerusform>%Ln to look at</numerusform>
        </translation>
    </message>
    <message>
        <source>update needed</source>
        <translation>update needed</translation>
    </message>
    <message>
        <source>rules old</source>
        <translation>rules old</translation>
    </message>
    <message>
        <source>waiting for over a day</source>
        <translation>waiting for over a day</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln d</source>
        <translation>
            <numerusform>%Ln d</numerusform>
            <numerusform>%Ln d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>The till is locked: who is here?</source>
        <translation>The till is locked: who is here?</translation>
    </message>
    <message>
        <source>Badge or PIN</source>
        <translation>Badge or PIN</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Print card</source>
        <translation>Print card</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Card and balance</source>
        <translation>Card and balance</translation>
    </message>
</context>
<context>
    <name>MemberCarePage</name>
    <message>
        <source>Take back all digits</source>
        <translation>Take back all digits</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>In own words</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Card {card} · {points} to spend</source>
        <translation>Card {card} · {points} to spend</translation>
    </message>
    <message>
        <source>The card is blocked</source>
        <translation>The card is blocked</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>MemberPage</name>
    <message>
        <source>Add to the purchase</source>
        <translation>Add to the purchase</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Confirm {money}</source>
        <translation>Confirm {money}</translation>
    </message>
</context>
<context>
    <name>MendingPage</name>
    <message>
        <source>Whose purchase was it?</source>
        <translation>Whose purchase was it?</translation>
    </message>
    <message>
        <source>Scan the card, or type a name or phone</source>
        <translation>Scan the card, or type a name or phone</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>In own words</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Give the purchase</source>
        <translation>Give the purchase</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Give to another member</source>
        <translation>Give to another member</translation>
    </message>
    <message>
        <source>points for {name}</source>
        <translation>points for {name}</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Nobody found. Try other digits, or another spelling.</translation>
    </message>
    <message>
        <source>It becomes the purchase of</source>
        <translation>It becomes the purchase of</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>NewCard</name>
    <message>
        <source>Forget the scanned card</source>
        <translation>Forget the scanned card</translation>
    </message>
    <message>
        <source>The card that was scanned.</source>
        <translation>The card that was scanned.</translation>
    </message>
    <message>
        <source>Scan a blank card now, or print one afterwards.</source>
        <translation>Scan a blank card now, or print one afterwards.</translation>
    </message>
</context>
<context>
    <name>NoCardPage</name>
    <message>
        <source>Purchase without the card</source>
        <translation>Purchase without the card</translation>
    </message>
    <message>
        <source>The customer gets a code, and brings it with the card another day.</source>
        <translation>The customer gets a code, and brings it with the card another day.</translation>
    </message>
    <message>
        <source>The card was found after all? Scan it now.</source>
        <translation>The card was found after all? Scan it now.</translation>
    </message>
    <message>
        <source>Add to the purchase</source>
        <translation>Add to the purchase</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Make the code</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Undo ({seconds})</source>
        <translation>Undo ({seconds})</translation>
    </message>
</context>
<context>
    <name>OwnPage</name>
    <message>
        <source>It works alone. If your office runs a server, go back and use its code.</source>
        <translation>It works alone. If your office runs a server, go back and use its code.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Name of the shop</translation>
    </message>
    <message>
        <source>As customers read it</source>
        <translation>As customers read it</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>File with your programme</source>
        <translation>File with your programme</translation>
    </message>
    <message>
        <source>Else the sample</source>
        <translation>Else the sample</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Set up the shop</source>
        <translation>Set up the shop</translation>
    </message>
</context>
<context>
    <name>PointsStepperRow</name>
    <message>
        <source>Use fewer points</source>
        <translation>Use fewer points</translation>
    </message>
    <message>
        <source>Use more points</source>
        <translation>Use more points</translation>
    </message>
    <message>
        <source>Use most</source>
        <translation>Use most</translation>
    </message>
    <message>
        <source>No points can be used for this purchase.</source>
        <translation>No points can be used for this purchase.</translation>
    </message>
    <message>
        <source>Type the amount first.</source>
        <translation>Type the amount first.</translation>
    </message>
    <message>
        <source>in steps of {points}, {most} at most</source>
        <translation>in steps of {points}, {most} at most</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Take back all digits</source>
        <translation>Take back all digits</translation>
    </message>
    <message>
        <source>{typed} of {all} digits</source>
        <translation>{typed} of {all} digits</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN of {name}</translation>
    </message>
    <message>
        <source>Scan a badge, or choose a name</source>
        <translation>Scan a badge, or choose a name</translation>
    </message>
</context>
<context>
    <name>QuoteStrip</name>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Collects</source>
        <translation>Collects</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>coupon: {name}</source>
        <translation>coupon: {name}</translation>
    </message>
    <message>
        <source>{money} off</source>
        <translation>{money} off</translation>
    </message>
    <message>
        <source>uses {points}</source>
        <translation>uses {points}</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} from stored money</translation>
    </message>
    <message>
        <source>reaches {tier}</source>
        <translation>reaches {tier}</translation>
    </message>
</context>
<context>
    <name>ReadersPage</name>
    <message>
        <source>How to set the reader</source>
        <translation>How to set the reader</translation>
    </message>
    <message>
        <source>Readers that the till listens to</source>
        <translation>Readers that the till listens to</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Scan any code with the reader</translation>
    </message>
    <message>
        <source>What it sends appears here. Nothing of it goes to the till.</source>
        <translation>What it sends appears here. Nothing of it goes to the till.</translation>
    </message>
    <message>
        <source>Nothing has come yet.</source>
        <translation>Nothing has come yet.</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Listening.</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Ready to scan</source>
        <translation>Ready to scan</translation>
    </message>
    <message>
        <source>Scan the card, or hold it up to the camera.</source>
        <translation>Scan the card, or hold it up to the camera.</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Purchase without the card</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Find member</source>
        <translation>Find member</translation>
    </message>
    <message>
        <source>Points for {amount}</source>
        <translation>Points for {amount}</translation>
    </message>
    <message>
        <source>Scan the card of the member who paid.</source>
        <translation>Scan the card of the member who paid.</translation>
    </message>
</context>
<context>
    <name>ReceiptChoice</name>
    <message>
        <source>Print the receipt</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>No receipt</translation>
    </message>
    <message>
        <source>The receipt follows when the printer works again.</source>
        <translation>The receipt follows when the printer works again.</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>The receipt is being printed.</translation>
    </message>
</context>
<context>
    <name>ReturnEffectCard</name>
    <message>
        <source>Money back</source>
        <translation>Money back</translation>
    </message>
    <message>
        <source>Back to stored money</source>
        <translation>Back to stored money</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Points taken back</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Points given back</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Balance after</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Return by receipt</source>
        <translation>Return by receipt</translation>
    </message>
    <message>
        <source>Scan or type the receipt number</source>
        <translation>Scan or type the receipt number</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Find receipt</source>
        <translation>Find receipt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Return {money}</translation>
    </message>
    <message>
        <source>Same number: {day}</source>
        <translation>Same number: {day}</translation>
    </message>
    <message>
        <source>Another till sold this. The server finds the purchase: points follow.</source>
        <translation>Another till sold this. The server finds the purchase: points follow.</translation>
    </message>
    <message>
        <source>The receipt shows what can still come back.</source>
        <translation>The receipt shows what can still come back.</translation>
    </message>
    <message>
        <source>Press a line to take all of it back, or type a smaller amount.</source>
        <translation>Press a line to take all of it back, or type a smaller amount.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Purchase</translation>
    </message>
    <message>
        <source>up to {money}</source>
        <translation>up to {money}</translation>
    </message>
    <message>
        <source>came back already</source>
        <translation>came back already</translation>
    </message>
</context>
<context>
    <name>RewardList</name>
    <message>
        <source>The programme has no rewards yet.</source>
        <translation>The programme has no rewards yet.</translation>
    </message>
    <message>
        <source>Can be used now</source>
        <translation>Can be used now</translation>
    </message>
    <message>
        <source>With a purchase</source>
        <translation>With a purchase</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>Almost there</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>Not this time</translation>
    </message>
</context>
<context>
    <name>SayingStrip</name>
    <message>
        <source>Said</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>Do not say it ({key})</source>
        <translation>Do not say it ({key})</translation>
    </message>
    <message>
        <source>Noted. Nothing more to say.</source>
        <translation>Noted. Nothing more to say.</translation>
    </message>
</context>
<context>
    <name>SayingWords</name>
    <message numerus="yes">
        <source>%Ln points end before {day}</source>
        <translation>
            <numerusform>%Ln point ends before {day}</numerusform>
            <numerusform>%Ln points end before {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln stamps to: {name}</source>
        <translation>
            <numerusform>Only %Ln stamp to: {name}</numerusform>
            <numerusform>Only %Ln stamps to: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln points to: {name}</source>
        <translation>
            <numerusform>Only %Ln point to: {name}</numerusform>
            <numerusform>Only %Ln points to: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces</source>
        <translation>
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln weeks</source>
        <translation>
            <numerusform>%Ln week</numerusform>
            <numerusform>%Ln weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>No reader? Go on: a camera or the keyboard will do. Both are set up later on the page More (F12).</source>
        <translation>No reader? Go on: a camera or the keyboard will do. Both are set up later on the page More (F12).</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Scan any code with the reader</translation>
    </message>
    <message>
        <source>A loyalty card, a product, anything with a code.</source>
        <translation>A loyalty card, a product, anything with a code.</translation>
    </message>
    <message>
        <source>The reader works.</source>
        <translation>The reader works.</translation>
    </message>
    <message>
        <source>It sent {kind}: {code}</source>
        <translation>It sent {kind}: {code}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What is changed here takes effect after a restart.</source>
        <translation>What is changed here takes effect after a restart.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Barcode readers</translation>
    </message>
    <message>
        <source>Restart the till</source>
        <translation>Restart the till</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>What is this till for?</source>
        <translation>What is this till for?</translation>
    </message>
    <message>
        <source>My shop has a server, and the office gave me a code</source>
        <translation>My shop has a server, and the office gave me a code</translation>
    </message>
    <message>
        <source>My shop has this one till</source>
        <translation>My shop has this one till</translation>
    </message>
    <message>
        <source>I want to look around in a made-up shop</source>
        <translation>I want to look around in a made-up shop</translation>
    </message>
</context>
<context>
    <name>SlipPage</name>
    <message>
        <source>Code for the points</source>
        <translation>Code for the points</translation>
    </message>
    <message>
        <source>Code for the points of this purchase</source>
        <translation>Code for the points of this purchase</translation>
    </message>
    <message>
        <source>The customer photographs it, here or on the other screen, or takes the paper.</source>
        <translation>The customer photographs it, here or on the other screen, or takes the paper.</translation>
    </message>
    <message>
        <source>Good until {day}, with the card</source>
        <translation>Good until {day}, with the card</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>StartReadyPage</name>
    <message>
        <source>All is set up.</source>
        <translation>All is set up.</translation>
    </message>
    <message>
        <source>The till opens on a made-up shop with 10,000 members, which it makes now.</source>
        <translation>The till opens on a made-up shop with 10,000 members, which it makes now.</translation>
    </message>
    <message>
        <source>This is till {number} of {shop}.</source>
        <translation>This is till {number} of {shop}.</translation>
    </message>
    <message>
        <source>The office sees these words too: {words}. If it sees others, call them at once.</source>
        <translation>The office sees these words too: {words}. If it sees others, call them at once.</translation>
    </message>
    <message>
        <source>Open the made-up shop</source>
        <translation>Open the made-up shop</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Open the till</translation>
    </message>
</context>
<context>
    <name>TypingPads</name>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
</context>
<context>
    <name>UnsentPage</name>
    <message>
        <source>It is safe on this till, and is sent by itself when the server can be reached.</source>
        <translation>It is safe on this till, and is sent by itself when the server can be reached.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more</source>
        <translation>
            <numerusform>And %Ln more</numerusform>
            <numerusform>And %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Nothing waits for the server.</source>
        <translation>Nothing waits for the server.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions are not sent yet</source>
        <translation>
            <numerusform>%Ln action is not sent yet</numerusform>
            <numerusform>%Ln actions are not sent yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Unsent</translation>
    </message>
</context>
<context>
    <name>WalletLine</name>
    <message>
        <source>Do not use</source>
        <translation>Do not use</translation>
    </message>
    <message>
        <source>Pay from it</source>
        <translation>Pay from it</translation>
    </message>
    <message>
        <source>{paid} of {held}</source>
        <translation>{paid} of {held}</translation>
    </message>
    <message>
        <source>{money} available here now</source>
        <translation>{money} available here now</translation>
    </message>
</context>
<context>
    <name>WhyList</name>
    <message>
        <source>How the points come about</source>
        <translation>How the points come about</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>Block the card</source>
        <translation>Block the card</translation>
    </message>
    <message>
        <source>Let the card work again</source>
        <translation>Let the card work again</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>Give a new card</translation>
    </message>
    <message>
        <source>Give points</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>Take points</source>
        <translation>Take points</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>What is to be done?</translation>
    </message>
    <message>
        <source>How many, and why?</source>
        <translation>How many, and why?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>The points stay. The card is blocked at every till.</source>
        <translation>The points stay. The card is blocked at every till.</translation>
    </message>
    <message>
        <source>New card: {card}. The old one works no more.</source>
        <translation>New card: {card}. The old one works no more.</translation>
    </message>
    <message>
        <source>Scan the new card now.</source>
        <translation>Scan the new card now.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Stolen</translation>
    </message>
    <message>
        <source>Damaged, cannot be read</source>
        <translation>Damaged, cannot be read</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Found again</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Goodwill</translation>
    </message>
    <message>
        <source>Points were missed</source>
        <translation>Points were missed</translation>
    </message>
    <message>
        <source>A mistake is put right</source>
        <translation>A mistake is put right</translation>
    </message>
    <message>
        <source>Moved from another account</source>
        <translation>Moved from another account</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Another reason</translation>
    </message>
</context>
<context>
    <name>customer</name>
    <message>
        <source>Welcome!</source>
        <translation>Welcome!</translation>
    </message>
    <message>
        <source>Join and collect points</source>
        <translation>Join and collect points</translation>
    </message>
    <message>
        <source>Not at all likely</source>
        <translation>Not at all likely</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Very likely</translation>
    </message>
    <message>
        <source>Not good</source>
        <translation>Not good</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Very good</translation>
    </message>
    <message>
        <source>For the shop: the PIN</source>
        <translation>For the shop: the PIN</translation>
    </message>
    <message>
        <source>That was another number.</source>
        <translation>That was another number.</translation>
    </message>
    <message>
        <source>Too many tries. Wait half a minute or more.</source>
        <translation>Too many tries. Wait half a minute or more.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Take back the last digit</source>
        <translation>Take back the last digit</translation>
    </message>
    <message>
        <source>Would you recommend us to a friend?</source>
        <translation>Would you recommend us to a friend?</translation>
    </message>
    <message>
        <source>How was it today?</source>
        <translation>How was it today?</translation>
    </message>
    <message>
        <source>Only if you like: this goes by itself.</source>
        <translation>Only if you like: this goes by itself.</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Your card, please</translation>
    </message>
    <message>
        <source>Hold your card, or the code on your phone, up.</source>
        <translation>Hold your card, or the code on your phone, up.</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone.</source>
        <translation>Take a picture of this code with your phone.</translation>
    </message>
    <message>
        <source>Show it with your card by {day}.</source>
        <translation>Show it with your card by {day}.</translation>
    </message>
    <message>
        <source>Points for this purchase</source>
        <translation>Points for this purchase</translation>
    </message>
    <message>
        <source>Hello!</source>
        <translation>Hello!</translation>
    </message>
    <message>
        <source>Hello, {name}!</source>
        <translation>Hello, {name}!</translation>
    </message>
    <message>
        <source>Enjoy your reward!</source>
        <translation>Enjoy your reward!</translation>
    </message>
    <message>
        <source>Thank you. See you soon!</source>
        <translation>Thank you. See you soon!</translation>
    </message>
    <message>
        <source>This till is closed</source>
        <translation>This till is closed</translation>
    </message>
    <message>
        <source>Please go to another one, or wait a moment.</source>
        <translation>Please go to another one, or wait a moment.</translation>
    </message>
    <message>
        <source>Scan the code with your phone to join.</source>
        <translation>Scan the code with your phone to join.</translation>
    </message>
    <message>
        <source>To pay: {amount}</source>
        <translation>To pay: {amount}</translation>
    </message>
    <message>
        <source>+{points} for your answer</source>
        <translation>+{points} for your answer</translation>
    </message>
    <message>
        <source>You are {tier} now!</source>
        <translation>You are {tier} now!</translation>
    </message>
    <message>
        <source>Your balance: {points}</source>
        <translation>Your balance: {points}</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>List of goods</source>
        <translation>List of goods</translation>
    </message>
    <message>
        <source>Cash register</source>
        <translation>Cash register</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Libraries</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Printers of the system</source>
        <translation>Printers of the system</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Keyring</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Folder of the data</translation>
    </message>
    <message>
        <source>Folder of the settings</source>
        <translation>Folder of the settings</translation>
    </message>
    <message>
        <source>Folder of the logs</source>
        <translation>Folder of the logs</translation>
    </message>
    <message>
        <source>The program's own files</source>
        <translation>The program's own files</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>can be read</translation>
    </message>
    <message>
        <source>all that is needed is there</source>
        <translation>all that is needed is there</translation>
    </message>
    <message>
        <source>missing: {value}</source>
        <translation>missing: {value}</translation>
    </message>
    <message>
        <source>come with the program</source>
        <translation>come with the program</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>not looked at on this system</source>
        <translation>not looked at on this system</translation>
    </message>
    <message>
        <source>{value} does not answer</source>
        <translation>{value} does not answer</translation>
    </message>
    <message>
        <source>none: the key is in a file, for this user only</source>
        <translation>none: the key is in a file, for this user only</translation>
    </message>
    <message>
        <source>answers, version {value}</source>
        <translation>answers, version {value}</translation>
    </message>
    <message>
        <source>its address is not a web address</source>
        <translation>its address is not a web address</translation>
    </message>
    <message>
        <source>no connection to it</source>
        <translation>no connection to it</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>its certificate is not trusted</translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation>something else answers there</translation>
    </message>
    <message>
        <source>it is in trouble itself</source>
        <translation>it is in trouble itself</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>its answer is far too large</source>
        <translation>its answer is far too large</translation>
    </message>
    <message>
        <source>none: this till works alone</source>
        <translation>none: this till works alone</translation>
    </message>
    <message>
        <source>the list cannot be read: {value}</source>
        <translation>the list cannot be read: {value}</translation>
    </message>
    <message>
        <source>articles: {value}</source>
        <translation>articles: {value}</translation>
    </message>
    <message>
        <source>port {value}, free for the till</source>
        <translation>port {value}, free for the till</translation>
    </message>
    <message>
        <source>port {value}, somebody listens: the till itself</source>
        <translation>port {value}, somebody listens: the till itself</translation>
    </message>
    <message>
        <source>files in {value}</source>
        <translation>files in {value}</translation>
    </message>
    <message>
        <source>{value} answers</source>
        <translation>{value} answers</translation>
    </message>
    <message>
        <source>{value} is there</source>
        <translation>{value} is there</translation>
    </message>
    <message>
        <source>{value} is not there</source>
        <translation>{value} is not there</translation>
    </message>
    <message>
        <source>Correct server_url in the settings file.</source>
        <translation>Correct server_url in the settings file.</translation>
    </message>
    <message>
        <source>Call the office: do not go on without it.</source>
        <translation>Call the office: do not go on without it.</translation>
    </message>
    <message>
        <source>Switch it on, and look at its cable and address.</source>
        <translation>Switch it on, and look at its cable and address.</translation>
    </message>
    <message>
        <source>Connect it, or choose another in the settings.</source>
        <translation>Connect it, or choose another in the settings.</translation>
    </message>
    <message>
        <source>Install what is missing, or call support.</source>
        <translation>Install what is missing, or call support.</translation>
    </message>
    <message>
        <source>Start it, or call support.</source>
        <translation>Start it, or call support.</translation>
    </message>
    <message>
        <source>Put the list beside the settings.</source>
        <translation>Put the list beside the settings.</translation>
    </message>
    <message>
        <source>Correct the settings file.</source>
        <translation>Correct the settings file.</translation>
    </message>
    <message>
        <source>Sell on: what you do is sent when it is back.</source>
        <translation>Sell on: what you do is sent when it is back.</translation>
    </message>
    <message>
        <source>Mend the list: pos-loyalty goods names each mistake.</source>
        <translation>Mend the list: pos-loyalty goods names each mistake.</translation>
    </message>
    <message>
        <source>Update the program: this database can lose sales.</source>
        <translation>Update the program: this database can lose sales.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Update the program.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Give this user the right to write there.</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>Purchase saved</source>
        <translation>Purchase saved</translation>
    </message>
    <message>
        <source>Reward handed over</source>
        <translation>Reward handed over</translation>
    </message>
    <message>
        <source>Return saved</source>
        <translation>Return saved</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Purchase given to this member</source>
        <translation>Purchase given to this member</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Card blocked</translation>
    </message>
    <message>
        <source>The card works again</source>
        <translation>The card works again</translation>
    </message>
    <message>
        <source>New card given</source>
        <translation>New card given</translation>
    </message>
    <message>
        <source>Points changed</source>
        <translation>Points changed</translation>
    </message>
    <message>
        <source>Reward for a voucher</source>
        <translation>Reward for a voucher</translation>
    </message>
    <message>
        <source>Purchase of {amount}</source>
        <translation>Purchase of {amount}</translation>
    </message>
    <message>
        <source>Reward for {used}</source>
        <translation>Reward for {used}</translation>
    </message>
    <message>
        <source>Return of {amount}</source>
        <translation>Return of {amount}</translation>
    </message>
</context>
<context>
    <name>gain</name>
    <message>
        <source>{card}: {stamps} of {needed}</source>
        <translation>{card}: {stamps} of {needed}</translation>
    </message>
    <message>
        <source>Card full, for free: {name}</source>
        <translation>Card full, for free: {name}</translation>
    </message>
    <message>
        <source>Challenge done: {name}</source>
        <translation>Challenge done: {name}</translation>
    </message>
    <message>
        <source>Badge: {name}</source>
        <translation>Badge: {name}</translation>
    </message>
    <message>
        <source>Voucher: {name}</source>
        <translation>Voucher: {name}</translation>
    </message>
</context>
<context>
    <name>member</name>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Birthday today</translation>
    </message>
    <message>
        <source>Points owed after a return</source>
        <translation>Points owed after a return</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>{percent} off every purchase</source>
        <translation>{percent} off every purchase</translation>
    </message>
    <message>
        <source>{missing} more to {tier}</source>
        <translation>{missing} more to {tier}</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>{points} end before {day}</translation>
    </message>
    <message>
        <source>{points} available here now</source>
        <translation>{points} available here now</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>as of {time}</translation>
    </message>
    <message>
        <source>{points} more to use later</source>
        <translation>{points} more to use later</translation>
    </message>
    <message>
        <source>Last visit: {day}</source>
        <translation>Last visit: {day}</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>First visit</translation>
    </message>
</context>
<context>
    <name>mending</name>
    <message>
        <source>Wrong member</source>
        <translation>Wrong member</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Wrong amount</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>Not bought after all</source>
        <translation>Not bought after all</translation>
    </message>
    <message>
        <source>A friend's first purchase</source>
        <translation>A friend's first purchase</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>partly returned</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message>
        <source>Not sent yet</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Check this till</source>
        <translation>Check this till</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Barcode readers</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>End the training</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Practise</translation>
    </message>
    <message>
        <source>Take the closed sign down</source>
        <translation>Take the closed sign down</translation>
    </message>
    <message>
        <source>Put the closed sign up</source>
        <translation>Put the closed sign up</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Purchase</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Reward</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Card blocked or replaced</source>
        <translation>Card blocked or replaced</translation>
    </message>
    <message>
        <source>Points changed by hand</source>
        <translation>Points changed by hand</translation>
    </message>
    <message>
        <source>Change of points</source>
        <translation>Change of points</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nothing was saved.</translation>
    </message>
    <message>
        <source>Try again, or call a manager.</source>
        <translation>Try again, or call a manager.</translation>
    </message>
    <message>
        <source>No member has this card.</source>
        <translation>No member has this card.</translation>
    </message>
    <message>
        <source>This purchase collects no points yet.</source>
        <translation>This purchase collects no points yet.</translation>
    </message>
    <message>
        <source>Look the customer up (F3) or let them join (F4).</source>
        <translation>Look the customer up (F3) or let them join (F4).</translation>
    </message>
    <message>
        <source>Card blocked.</source>
        <translation>Card blocked.</translation>
    </message>
    <message>
        <source>It was reported lost or stolen. New card: Shift+F11.</source>
        <translation>It was reported lost or stolen. New card: Shift+F11.</translation>
    </message>
    <message>
        <source>Ask the customer for another card or call a manager.</source>
        <translation>Ask the customer for another card or call a manager.</translation>
    </message>
    <message>
        <source>Somebody is a member with this phone, e-mail or card.</source>
        <translation>Somebody is a member with this phone, e-mail or card.</translation>
    </message>
    <message>
        <source>The customer may have joined before; no second account was made.</source>
        <translation>The customer may have joined before; no second account was made.</translation>
    </message>
    <message>
        <source>Open that member, or change what was typed.</source>
        <translation>Open that member, or change what was typed.</translation>
    </message>
    <message>
        <source>This is no phone number or e-mail address.</source>
        <translation>This is no phone number or e-mail address.</translation>
    </message>
    <message>
        <source>This is no birthday.</source>
        <translation>This is no birthday.</translation>
    </message>
    <message>
        <source>Nobody was enrolled yet.</source>
        <translation>Nobody was enrolled yet.</translation>
    </message>
    <message>
        <source>Type day, month and year, such as 24.12.1990, or leave it empty.</source>
        <translation>Type day, month and year, such as 24.12.1990, or leave it empty.</translation>
    </message>
    <message>
        <source>Both contacts are of one kind.</source>
        <translation>Both contacts are of one kind.</translation>
    </message>
    <message>
        <source>Type one phone number and one e-mail address, or clear one.</source>
        <translation>Type one phone number and one e-mail address, or clear one.</translation>
    </message>
    <message>
        <source>Invited by {name}: both are thanked as the programme says.</source>
        <translation>Invited by {name}: both are thanked as the programme says.</translation>
    </message>
    <message>
        <source>Check it with the customer and correct it.</source>
        <translation>Check it with the customer and correct it.</translation>
    </message>
    <message>
        <source>A name or a contact is missing.</source>
        <translation>A name or a contact is missing.</translation>
    </message>
    <message>
        <source>Type the customer's first name, or a phone number or e-mail address.</source>
        <translation>Type the customer's first name, or a phone number or e-mail address.</translation>
    </message>
    <message>
        <source>News need a phone number or an e-mail address.</source>
        <translation>News need a phone number or an e-mail address.</translation>
    </message>
    <message>
        <source>Type one of them, or switch news off.</source>
        <translation>Type one of them, or switch news off.</translation>
    </message>
    <message>
        <source>That is too little to search for.</source>
        <translation>That is too little to search for.</translation>
    </message>
    <message>
        <source>Type at least two characters of a name, phone or e-mail.</source>
        <translation>Type at least two characters of a name, phone or e-mail.</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>Nobody found.</translation>
    </message>
    <message>
        <source>The customer may not be a member yet.</source>
        <translation>The customer may not be a member yet.</translation>
    </message>
    <message>
        <source>Try the phone number or another spelling, or let them join (F4).</source>
        <translation>Try the phone number or another spelling, or let them join (F4).</translation>
    </message>
    <message>
        <source>The new member gets this card.</source>
        <translation>The new member gets this card.</translation>
    </message>
    <message>
        <source>The return is saved: {amount} back to the customer.</source>
        <translation>The return is saved: {amount} back to the customer.</translation>
    </message>
    <message>
        <source>Points follow when the server has found the purchase.</source>
        <translation>Points follow when the server has found the purchase.</translation>
    </message>
    <message>
        <source>Welcome! The new member is saved.</source>
        <translation>Welcome! The new member is saved.</translation>
    </message>
    <message>
        <source>Nothing changed for the customer.</source>
        <translation>Nothing changed for the customer.</translation>
    </message>
    <message>
        <source>That is a product, not a loyalty card.</source>
        <translation>That is a product, not a loyalty card.</translation>
    </message>
    <message>
        <source>Scan the customer's card; goods go through the register.</source>
        <translation>Scan the customer's card; goods go through the register.</translation>
    </message>
    <message>
        <source>That is a label of the shop itself, not a loyalty card.</source>
        <translation>That is a label of the shop itself, not a loyalty card.</translation>
    </message>
    <message>
        <source>Scan the customer's card.</source>
        <translation>Scan the customer's card.</translation>
    </message>
    <message>
        <source>The report is copied.</source>
        <translation>The report is copied.</translation>
    </message>
    <message>
        <source>The camera reads it: {code}.</source>
        <translation>The camera reads it: {code}.</translation>
    </message>
    <message>
        <source>Too fast: that code was not taken.</source>
        <translation>Too fast: that code was not taken.</translation>
    </message>
    <message>
        <source>Scan it again when the till is ready.</source>
        <translation>Scan it again when the till is ready.</translation>
    </message>
    <message>
        <source>No points were spent.</source>
        <translation>No points were spent.</translation>
    </message>
    <message>
        <source>Nothing was returned yet.</source>
        <translation>Nothing was returned yet.</translation>
    </message>
    <message>
        <source>{amount} for {name} is not saved yet.</source>
        <translation>{amount} for {name} is not saved yet.</translation>
    </message>
    <message>
        <source>Without that the customer gets no points.</source>
        <translation>Without that the customer gets no points.</translation>
    </message>
    <message>
        <source>Press Enter to save it or Esc to drop it, then go on.</source>
        <translation>Press Enter to save it or Esc to drop it, then go on.</translation>
    </message>
    <message>
        <source>The return is not saved yet.</source>
        <translation>The return is not saved yet.</translation>
    </message>
    <message>
        <source>Confirm it or press Esc to drop it, then go on.</source>
        <translation>Confirm it or press Esc to drop it, then go on.</translation>
    </message>
    <message>
        <source>The amount is missing.</source>
        <translation>The amount is missing.</translation>
    </message>
    <message>
        <source>It was not added to the purchase.</source>
        <translation>It was not added to the purchase.</translation>
    </message>
    <message>
        <source>The till has no price for this.</source>
        <translation>The till has no price for this.</translation>
    </message>
    <message>
        <source>It is not in the purchase yet.</source>
        <translation>It is not in the purchase yet.</translation>
    </message>
    <message>
        <source>Type the price and press Enter; Esc leaves it out.</source>
        <translation>Type the price and press Enter; Esc leaves it out.</translation>
    </message>
    <message>
        <source>The price of {product} is still missing.</source>
        <translation>The price of {product} is still missing.</translation>
    </message>
    <message>
        <source>Type that price and press Enter; then scan again.</source>
        <translation>Type that price and press Enter; then scan again.</translation>
    </message>
    <message>
        <source>The price of {product} is missing.</source>
        <translation>The price of {product} is missing.</translation>
    </message>
    <message>
        <source>Nothing was saved yet.</source>
        <translation>Nothing was saved yet.</translation>
    </message>
    <message>
        <source>An amount is typed already.</source>
        <translation>An amount is typed already.</translation>
    </message>
    <message>
        <source>Confirm the amount, or delete it and scan the goods.</source>
        <translation>Confirm the amount, or delete it and scan the goods.</translation>
    </message>
    <message>
        <source>The goods make the amount.</source>
        <translation>The goods make the amount.</translation>
    </message>
    <message>
        <source>Scan what is missing, or press Esc and type the amount.</source>
        <translation>Scan what is missing, or press Esc and type the amount.</translation>
    </message>
    <message>
        <source>The purchase has as many lines as fit.</source>
        <translation>The purchase has as many lines as fit.</translation>
    </message>
    <message>
        <source>Confirm it, and scan the rest for the same customer.</source>
        <translation>Confirm it, and scan the rest for the same customer.</translation>
    </message>
    <message>
        <source>The register has a purchase of {amount}.</source>
        <translation>The register has a purchase of {amount}.</translation>
    </message>
    <message>
        <source>It counts for the next card that is scanned.</source>
        <translation>It counts for the next card that is scanned.</translation>
    </message>
    <message>
        <source>This purchase comes from the register.</source>
        <translation>This purchase comes from the register.</translation>
    </message>
    <message>
        <source>Change it at the register; Esc drops it here.</source>
        <translation>Change it at the register; Esc drops it here.</translation>
    </message>
    <message>
        <source>The register has saved this purchase itself.</source>
        <translation>The register has saved this purchase itself.</translation>
    </message>
    <message>
        <source>It was not saved a second time.</source>
        <translation>It was not saved a second time.</translation>
    </message>
    <message>
        <source>Look at the receipt of the register.</source>
        <translation>Look at the receipt of the register.</translation>
    </message>
    <message>
        <source>The register has changed or taken back this purchase.</source>
        <translation>The register has changed or taken back this purchase.</translation>
    </message>
    <message>
        <source>Look at what the register shows now, and confirm that.</source>
        <translation>Look at what the register shows now, and confirm that.</translation>
    </message>
    <message>
        <source>Type the amount, or choose a reward to hand over.</source>
        <translation>Type the amount, or choose a reward to hand over.</translation>
    </message>
    <message>
        <source>Without a purchase only one reward can be handed over at a time.</source>
        <translation>Without a purchase only one reward can be handed over at a time.</translation>
    </message>
    <message>
        <source>Keep one reward and confirm; then scan the card again.</source>
        <translation>Keep one reward and confirm; then scan the card again.</translation>
    </message>
    <message>
        <source>Not enough points: needs {needed}, has {has}.</source>
        <translation>Not enough points: needs {needed}, has {has}.</translation>
    </message>
    <message>
        <source>Choose another reward, or take the choice back.</source>
        <translation>Choose another reward, or take the choice back.</translation>
    </message>
    <message>
        <source>This reward cannot be had now. {reason}</source>
        <translation>This reward cannot be had now. {reason}</translation>
    </message>
    <message>
        <source>So much cannot be spent here without the network. {reason}</source>
        <translation>So much cannot be spent here without the network. {reason}</translation>
    </message>
    <message>
        <source>Take less, or try again when the till is online.</source>
        <translation>Take less, or try again when the till is online.</translation>
    </message>
    <message>
        <source>This till has no purchase with that receipt.</source>
        <translation>This till has no purchase with that receipt.</translation>
    </message>
    <message>
        <source>One moment: that code comes next.</source>
        <translation>One moment: that code comes next.</translation>
    </message>
    <message>
        <source>One code is waiting already.</source>
        <translation>One code is waiting already.</translation>
    </message>
    <message>
        <source>Check the number, or go to the till that printed the receipt.</source>
        <translation>Check the number, or go to the till that printed the receipt.</translation>
    </message>
    <message>
        <source>More would come back than was sold: at most {left}.</source>
        <translation>More would come back than was sold: at most {left}.</translation>
    </message>
    <message>
        <source>Correct the amount.</source>
        <translation>Correct the amount.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nothing is chosen.</translation>
    </message>
    <message>
        <source>Choose what comes back, or type its amount.</source>
        <translation>Choose what comes back, or type its amount.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>An action can be undone once, within a minute.</source>
        <translation>An action can be undone once, within a minute.</translation>
    </message>
    <message>
        <source>Use a return (F6), or call a manager.</source>
        <translation>Use a return (F6), or call a manager.</translation>
    </message>
    <message>
        <source>The entry was dropped; nothing was saved.</source>
        <translation>The entry was dropped; nothing was saved.</translation>
    </message>
    <message>
        <source>Nothing was spent.</source>
        <translation>Nothing was spent.</translation>
    </message>
    <message>
        <source>Not enough stored money: needs {needed_money}, has {has_money}.</source>
        <translation>Not enough stored money: needs {needed_money}, has {has_money}.</translation>
    </message>
    <message>
        <source>No money was taken.</source>
        <translation>No money was taken.</translation>
    </message>
    <message>
        <source>Take less from it; the customer pays the rest another way.</source>
        <translation>Take less from it; the customer pays the rest another way.</translation>
    </message>
    <message>
        <source>Only {due_money} is to be paid, and {paid_money} would be taken.</source>
        <translation>Only {due_money} is to be paid, and {paid_money} would be taken.</translation>
    </message>
    <message>
        <source>Look at the amount again, then press Enter.</source>
        <translation>Look at the amount again, then press Enter.</translation>
    </message>
    <message>
        <source>Nothing is set aside for this any more.</source>
        <translation>Nothing is set aside for this any more.</translation>
    </message>
    <message>
        <source>The points are where they were.</source>
        <translation>The points are where they were.</translation>
    </message>
    <message>
        <source>Scan the card again to see the balance.</source>
        <translation>Scan the card again to see the balance.</translation>
    </message>
    <message>
        <source>The programme does not know this activity.</source>
        <translation>The programme does not know this activity.</translation>
    </message>
    <message>
        <source>Nothing was given for it.</source>
        <translation>Nothing was given for it.</translation>
    </message>
    <message>
        <source>Choose another, or call a manager.</source>
        <translation>Choose another, or call a manager.</translation>
    </message>
    <message>
        <source>Purchases collect no points on this till for now.</source>
        <translation>Purchases collect no points on this till for now.</translation>
    </message>
    <message>
        <source>Keep the receipt and call a manager.</source>
        <translation>Keep the receipt and call a manager.</translation>
    </message>
    <message>
        <source>The shop has no rules for today.</source>
        <translation>The shop has no rules for today.</translation>
    </message>
    <message>
        <source>The member's points changed just now.</source>
        <translation>The member's points changed just now.</translation>
    </message>
    <message>
        <source>Confirm again.</source>
        <translation>Confirm again.</translation>
    </message>
    <message>
        <source>Something went wrong while saving.</source>
        <translation>Something went wrong while saving.</translation>
    </message>
    <message>
        <source>It is not known whether this was saved.</source>
        <translation>It is not known whether this was saved.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you enter it again.</source>
        <translation>Scan the card and check the balance before you enter it again.</translation>
    </message>
    <message>
        <source>The card is saved as {file}. Print it from there.</source>
        <translation>The card is saved as {file}. Print it from there.</translation>
    </message>
    <message>
        <source>The card could not be saved.</source>
        <translation>The card could not be saved.</translation>
    </message>
    <message>
        <source>The customer's number stays as it is.</source>
        <translation>The customer's number stays as it is.</translation>
    </message>
    <message>
        <source>Try another folder, or one on another disk.</source>
        <translation>Try another folder, or one on another disk.</translation>
    </message>
    <message>
        <source>The till cannot use its own file.</source>
        <translation>The till cannot use its own file.</translation>
    </message>
    <message>
        <source>The till's database program is too old to be trusted.</source>
        <translation>The till's database program is too old to be trusted.</translation>
    </message>
    <message>
        <source>Call support to update the till.</source>
        <translation>Call support to update the till.</translation>
    </message>
    <message>
        <source>The till's file does not open with its key.</source>
        <translation>The till's file does not open with its key.</translation>
    </message>
    <message>
        <source>Call support; do not delete anything.</source>
        <translation>Call support; do not delete anything.</translation>
    </message>
    <message>
        <source>The till's file is damaged.</source>
        <translation>The till's file is damaged.</translation>
    </message>
    <message>
        <source>Call support to bring back the last backup.</source>
        <translation>Call support to bring back the last backup.</translation>
    </message>
    <message>
        <source>The till is open a second time on this computer.</source>
        <translation>The till is open a second time on this computer.</translation>
    </message>
    <message>
        <source>Customers are served in the other window.</source>
        <translation>Customers are served in the other window.</translation>
    </message>
    <message>
        <source>Use the window that is open already.</source>
        <translation>Use the window that is open already.</translation>
    </message>
    <message>
        <source>The till's file was made by a newer version of this program.</source>
        <translation>The till's file was made by a newer version of this program.</translation>
    </message>
    <message>
        <source>The disk is full: this was not saved.</source>
        <translation>The disk is full: this was not saved.</translation>
    </message>
    <message>
        <source>The customer's points did not change.</source>
        <translation>The customer's points did not change.</translation>
    </message>
    <message>
        <source>Call a manager to free some space, then confirm again.</source>
        <translation>Call a manager to free some space, then confirm again.</translation>
    </message>
    <message>
        <source>Something went wrong in the till.</source>
        <translation>Something went wrong in the till.</translation>
    </message>
    <message>
        <source>The last step may be missing.</source>
        <translation>The last step may be missing.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you repeat it.</source>
        <translation>Scan the card and check the balance before you repeat it.</translation>
    </message>
    <message>
        <source>The till was not closed properly. Nothing had been saved on it.</source>
        <translation>The till was not closed properly. Nothing had been saved on it.</translation>
    </message>
    <message>
        <source>Scan cards with the reader, or find the customer by phone (F3).</source>
        <translation>Scan cards with the reader, or find the customer by phone (F3).</translation>
    </message>
    <message>
        <source>Tell a manager.</source>
        <translation>Tell a manager.</translation>
    </message>
    <message>
        <source>The camera cannot be used.</source>
        <translation>The camera cannot be used.</translation>
    </message>
    <message>
        <source>Close other programs that use it and check its cable.</source>
        <translation>Close other programs that use it and check its cable.</translation>
    </message>
    <message>
        <source>The camera gives no picture: another program may be using it.</source>
        <translation>The camera gives no picture: another program may be using it.</translation>
    </message>
    <message>
        <source>Close that program, or unplug the camera and plug it in again.</source>
        <translation>Close that program, or unplug the camera and plug it in again.</translation>
    </message>
    <message>
        <source>The camera is not plugged in.</source>
        <translation>The camera is not plugged in.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another (F7).</source>
        <translation>Plug it in, or choose another (F7).</translation>
    </message>
    <message>
        <source>The camera was unplugged.</source>
        <translation>The camera was unplugged.</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>Plug it in again.</translation>
    </message>
    <message>
        <source>This computer does not let the till use the camera.</source>
        <translation>This computer does not let the till use the camera.</translation>
    </message>
    <message>
        <source>Allow it in the computer's privacy settings under Camera, then start the till again.</source>
        <translation>Allow it in the computer's privacy settings under Camera, then start the till again.</translation>
    </message>
    <message>
        <source>The program for the camera is missing.</source>
        <translation>The program for the camera is missing.</translation>
    </message>
    <message>
        <source>The camera's pictures cannot be read.</source>
        <translation>The camera's pictures cannot be read.</translation>
    </message>
    <message>
        <source>Take away what lies before it; it tries again by itself.</source>
        <translation>Take away what lies before it; it tries again by itself.</translation>
    </message>
    <message>
        <source>The camera has stopped working.</source>
        <translation>The camera has stopped working.</translation>
    </message>
    <message>
        <source>It reads no cards; all else works as usual.</source>
        <translation>It reads no cards; all else works as usual.</translation>
    </message>
    <message>
        <source>The code was empty.</source>
        <translation>The code was empty.</translation>
    </message>
    <message>
        <source>This code is too long for a card.</source>
        <translation>This code is too long for a card.</translation>
    </message>
    <message>
        <source>This code holds signs that no card has.</source>
        <translation>This code holds signs that no card has.</translation>
    </message>
    <message>
        <source>This code holds letters that no card has.</source>
        <translation>This code holds letters that no card has.</translation>
    </message>
    <message>
        <source>That is a web address, not a loyalty card.</source>
        <translation>That is a web address, not a loyalty card.</translation>
    </message>
    <message>
        <source>The code was not read completely.</source>
        <translation>The code was not read completely.</translation>
    </message>
    <message>
        <source>This card or code is not from our programme.</source>
        <translation>This card or code is not from our programme.</translation>
    </message>
    <message>
        <source>This code cannot be used here.</source>
        <translation>This code cannot be used here.</translation>
    </message>
    <message>
        <source>Scan it again, flat and close; or look the customer up (F3).</source>
        <translation>Scan it again, flat and close; or look the customer up (F3).</translation>
    </message>
    <message>
        <source>Ask for our card, or look the customer up by phone (F3).</source>
        <translation>Ask for our card, or look the customer up by phone (F3).</translation>
    </message>
    <message>
        <source>Go on as usual.</source>
        <translation>Go on as usual.</translation>
    </message>
    <message>
        <source>This till has no server.</source>
        <translation>This till has no server.</translation>
    </message>
    <message>
        <source>Everything is saved on this till alone.</source>
        <translation>Everything is saved on this till alone.</translation>
    </message>
    <message>
        <source>The till is looking for the server.</source>
        <translation>The till is looking for the server.</translation>
    </message>
    <message>
        <source>Points are saved on this till meanwhile.</source>
        <translation>Points are saved on this till meanwhile.</translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>Everything is sent.</translation>
    </message>
    <message>
        <source>What was saved is being sent.</source>
        <translation>What was saved is being sent.</translation>
    </message>
    <message>
        <source>It is safe on this till meanwhile.</source>
        <translation>It is safe on this till meanwhile.</translation>
    </message>
    <message>
        <source>The shop's members are still being loaded.</source>
        <translation>The shop's members are still being loaded.</translation>
    </message>
    <message>
        <source>Everybody collects points; some rewards need the server.</source>
        <translation>Everybody collects points; some rewards need the server.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>The server cannot be reached.</translation>
    </message>
    <message>
        <source>Points are saved on this till and sent later.</source>
        <translation>Points are saved on this till and sent later.</translation>
    </message>
    <message>
        <source>Go on as usual; if it lasts, check the network.</source>
        <translation>Go on as usual; if it lasts, check the network.</translation>
    </message>
    <message>
        <source>Beyond what is set aside, rewards for {floor} until {until}.</source>
        <translation>Beyond what is set aside, rewards for {floor} until {until}.</translation>
    </message>
    <message>
        <source>The copy is saved as {file}.</source>
        <translation>The copy is saved as {file}.</translation>
    </message>
    <message>
        <source>It holds everything that is not sent yet.</source>
        <translation>It holds everything that is not sent yet.</translation>
    </message>
    <message>
        <source>Take it to the office, to be read in there.</source>
        <translation>Take it to the office, to be read in there.</translation>
    </message>
    <message>
        <source>The copy could not be saved.</source>
        <translation>The copy could not be saved.</translation>
    </message>
    <message>
        <source>What waits is safe on this till.</source>
        <translation>What waits is safe on this till.</translation>
    </message>
    <message>
        <source>Try another stick or folder.</source>
        <translation>Try another stick or folder.</translation>
    </message>
    <message>
        <source>Points are saved on this till, and not sent.</source>
        <translation>Points are saved on this till, and not sent.</translation>
    </message>
    <message>
        <source>The disk of this till is full.</source>
        <translation>The disk of this till is full.</translation>
    </message>
    <message>
        <source>What comes from the server cannot be saved.</source>
        <translation>What comes from the server cannot be saved.</translation>
    </message>
    <message>
        <source>Call a manager to free some space.</source>
        <translation>Call a manager to free some space.</translation>
    </message>
    <message>
        <source>The server lacks operations that this till has no more.</source>
        <translation>The server lacks operations that this till has no more.</translation>
    </message>
    <message>
        <source>Points of some customers may be missing there.</source>
        <translation>Points of some customers may be missing there.</translation>
    </message>
    <message>
        <source>This till was stopped at the server.</source>
        <translation>This till was stopped at the server.</translation>
    </message>
    <message>
        <source>It hands out no rewards; what it saves counts once the owner agrees.</source>
        <translation>It hands out no rewards; what it saves counts once the owner agrees.</translation>
    </message>
    <message>
        <source>Call a manager.</source>
        <translation>Call a manager.</translation>
    </message>
    <message>
        <source>The server does not know this till.</source>
        <translation>The server does not know this till.</translation>
    </message>
    <message>
        <source>Call a manager: the till has to join again.</source>
        <translation>Call a manager: the till has to join again.</translation>
    </message>
    <message>
        <source>The till cannot agree with the server.</source>
        <translation>The till cannot agree with the server.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation>The clock of this computer is wrong.</translation>
    </message>
    <message>
        <source>Points are collected; rewards wait for the server.</source>
        <translation>Points are collected; rewards wait for the server.</translation>
    </message>
    <message>
        <source>Call a manager to set the date and the time.</source>
        <translation>Call a manager to set the date and the time.</translation>
    </message>
    <message>
        <source>The server could not take something as it is.</source>
        <translation>The server could not take something as it is.</translation>
    </message>
    <message>
        <source>It is kept there; nothing is lost.</source>
        <translation>It is kept there; nothing is lost.</translation>
    </message>
    <message>
        <source>Tell a manager to look at it in the office.</source>
        <translation>Tell a manager to look at it in the office.</translation>
    </message>
    <message>
        <source>The program of this till is too old for the server.</source>
        <translation>The program of this till is too old for the server.</translation>
    </message>
    <message>
        <source>What it saves is sent; what others do is not shown here.</source>
        <translation>What it saves is sent; what others do is not shown here.</translation>
    </message>
    <message>
        <source>This till has not heard of the shop's rules for days.</source>
        <translation>This till has not heard of the shop's rules for days.</translation>
    </message>
    <message>
        <source>Points may be counted by rules that hold no more.</source>
        <translation>Points may be counted by rules that hold no more.</translation>
    </message>
    <message>
        <source>Connect the till to the network, or call a manager.</source>
        <translation>Connect the till to the network, or call a manager.</translation>
    </message>
    <message>
        <source>Something has waited for the server for over a day.</source>
        <translation>Something has waited for the server for over a day.</translation>
    </message>
    <message>
        <source>It is safe, but on this till alone.</source>
        <translation>It is safe, but on this till alone.</translation>
    </message>
    <message>
        <source>Check the network; closing the till offers to save a copy.</source>
        <translation>Check the network; closing the till offers to save a copy.</translation>
    </message>
    <message>
        <source>That is a member code from a phone.</source>
        <translation>That is a member code from a phone.</translation>
    </message>
    <message>
        <source>This till cannot read it yet; nothing changed for the customer.</source>
        <translation>This till cannot read it yet; nothing changed for the customer.</translation>
    </message>
    <message>
        <source>Scan the printed card, or look the customer up by phone (F3).</source>
        <translation>Scan the printed card, or look the customer up by phone (F3).</translation>
    </message>
    <message>
        <source>That is a gift card.</source>
        <translation>That is a gift card.</translation>
    </message>
    <message>
        <source>No money was taken from it: this till takes no gift cards yet.</source>
        <translation>No money was taken from it: this till takes no gift cards yet.</translation>
    </message>
    <message>
        <source>Let the customer pay another way, or call a manager.</source>
        <translation>Let the customer pay another way, or call a manager.</translation>
    </message>
    <message>
        <source>That is a staff badge.</source>
        <translation>That is a staff badge.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till; nothing changed for the customer.</source>
        <translation>Nobody signs in at this till; nothing changed for the customer.</translation>
    </message>
    <message>
        <source>That is a product, not a receipt.</source>
        <translation>That is a product, not a receipt.</translation>
    </message>
    <message>
        <source>Scan the receipt, then choose on the screen what comes back.</source>
        <translation>Scan the receipt, then choose on the screen what comes back.</translation>
    </message>
    <message>
        <source>That is no blank card of the shop.</source>
        <translation>That is no blank card of the shop.</translation>
    </message>
    <message>
        <source>Scan a blank card, or go on without one: a card can be printed.</source>
        <translation>Scan a blank card, or go on without one: a card can be printed.</translation>
    </message>
    <message>
        <source>The new member is not saved yet.</source>
        <translation>The new member is not saved yet.</translation>
    </message>
    <message>
        <source>Press Enter to save or Esc to drop it, then go on.</source>
        <translation>Press Enter to save or Esc to drop it, then go on.</translation>
    </message>
    <message>
        <source>The coupon was not used and stays good.</source>
        <translation>The coupon was not used and stays good.</translation>
    </message>
    <message>
        <source>The coupon counts with this purchase.</source>
        <translation>The coupon counts with this purchase.</translation>
    </message>
    <message>
        <source>This coupon counts already.</source>
        <translation>This coupon counts already.</translation>
    </message>
    <message>
        <source>That is a coupon of the shop.</source>
        <translation>That is a coupon of the shop.</translation>
    </message>
    <message>
        <source>Scan the customer's card first, then the coupon.</source>
        <translation>Scan the customer's card first, then the coupon.</translation>
    </message>
    <message>
        <source>That is a coupon, but the purchase is saved already.</source>
        <translation>That is a coupon, but the purchase is saved already.</translation>
    </message>
    <message>
        <source>Keep it for next time, or undo the purchase (F8) and enter it anew.</source>
        <translation>Keep it for next time, or undo the purchase (F8) and enter it anew.</translation>
    </message>
    <message>
        <source>That is a coupon: it counts with a purchase only.</source>
        <translation>That is a coupon: it counts with a purchase only.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer's card and the coupon.</source>
        <translation>Finish this first; then scan the customer's card and the coupon.</translation>
    </message>
    <message>
        <source>This coupon does not count now. {reason}</source>
        <translation>This coupon does not count now. {reason}</translation>
    </message>
    <message>
        <source>The purchase goes on without it.</source>
        <translation>The purchase goes on without it.</translation>
    </message>
    <message>
        <source>Give the coupon back to the customer.</source>
        <translation>Give the coupon back to the customer.</translation>
    </message>
    <message>
        <source>No more coupons fit into one purchase.</source>
        <translation>No more coupons fit into one purchase.</translation>
    </message>
    <message>
        <source>Save this purchase; use the coupon with another.</source>
        <translation>Save this purchase; use the coupon with another.</translation>
    </message>
    <message>
        <source>The voucher was not used.</source>
        <translation>The voucher was not used.</translation>
    </message>
    <message>
        <source>That is a voucher of the shop.</source>
        <translation>That is a voucher of the shop.</translation>
    </message>
    <message>
        <source>Choose its reward in the list: what vouchers pay for stands first.</source>
        <translation>Choose its reward in the list: what vouchers pay for stands first.</translation>
    </message>
    <message>
        <source>Scan the customer's card; then choose its reward in the list.</source>
        <translation>Scan the customer's card; then choose its reward in the list.</translation>
    </message>
    <message>
        <source>That is a voucher: it is of no use here.</source>
        <translation>That is a voucher: it is of no use here.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer's card.</source>
        <translation>Finish this first; then scan the customer's card.</translation>
    </message>
    <message>
        <source>Check its cable, then see what the till hears of it (F9).</source>
        <translation>Check its cable, then see what the till hears of it (F9).</translation>
    </message>
    <message>
        <source>Goods cannot be scanned into a purchase; amounts can be typed.</source>
        <translation>Goods cannot be scanned into a purchase; amounts can be typed.</translation>
    </message>
    <message>
        <source>Purchases at the register bring no points by themselves.</source>
        <translation>Purchases at the register bring no points by themselves.</translation>
    </message>
    <message>
        <source>The list of goods has a mistake in line {line}.</source>
        <translation>The list of goods has a mistake in line {line}.</translation>
    </message>
    <message>
        <source>Tell the manager: the till's log names every mistake.</source>
        <translation>Tell the manager: the till's log names every mistake.</translation>
    </message>
    <message>
        <source>The list of goods cannot be read.</source>
        <translation>The list of goods cannot be read.</translation>
    </message>
    <message>
        <source>Tell the manager: the file may be missing or open elsewhere.</source>
        <translation>Tell the manager: the file may be missing or open elsewhere.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: another program is in its way.</source>
        <translation>The register cannot reach the till: another program is in its way.</translation>
    </message>
    <message>
        <source>Scan cards here as usual, and tell the manager.</source>
        <translation>Scan cards here as usual, and tell the manager.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: its files cannot be used.</source>
        <translation>The register cannot reach the till: its files cannot be used.</translation>
    </message>
    <message>
        <source>Everything is saved; only the paper is missing.</source>
        <translation>Everything is saved; only the paper is missing.</translation>
    </message>
    <message>
        <source>The receipt goes to the printer.</source>
        <translation>The receipt goes to the printer.</translation>
    </message>
    <message>
        <source>There is no receipt of the last minute to print.</source>
        <translation>There is no receipt of the last minute to print.</translation>
    </message>
    <message>
        <source>The customer's points are as they were.</source>
        <translation>The customer's points are as they were.</translation>
    </message>
    <message>
        <source>Scan the card to see the points on the screen.</source>
        <translation>Scan the card to see the points on the screen.</translation>
    </message>
    <message>
        <source>This till has no receipt printer.</source>
        <translation>This till has no receipt printer.</translation>
    </message>
    <message>
        <source>Receipts come from the register.</source>
        <translation>Receipts come from the register.</translation>
    </message>
    <message>
        <source>A manager can name a printer in the settings.</source>
        <translation>A manager can name a printer in the settings.</translation>
    </message>
    <message>
        <source>The receipt printer is not there.</source>
        <translation>The receipt printer is not there.</translation>
    </message>
    <message>
        <source>The receipt printer does not answer.</source>
        <translation>The receipt printer does not answer.</translation>
    </message>
    <message>
        <source>The receipt printer broke off.</source>
        <translation>The receipt printer broke off.</translation>
    </message>
    <message>
        <source>The receipt printer has no paper.</source>
        <translation>The receipt printer has no paper.</translation>
    </message>
    <message>
        <source>The receipt printer is open, or has stopped.</source>
        <translation>The receipt printer is open, or has stopped.</translation>
    </message>
    <message>
        <source>Receipts cannot be saved in their folder.</source>
        <translation>Receipts cannot be saved in their folder.</translation>
    </message>
    <message>
        <source>Receipts cannot be printed any more.</source>
        <translation>Receipts cannot be printed any more.</translation>
    </message>
    <message>
        <source>Put in a new roll: it goes on by itself.</source>
        <translation>Put in a new roll: it goes on by itself.</translation>
    </message>
    <message>
        <source>Close its cover: it goes on by itself.</source>
        <translation>Close its cover: it goes on by itself.</translation>
    </message>
    <message>
        <source>Look at its plug and its cable: it goes on by itself.</source>
        <translation>Look at its plug and its cable: it goes on by itself.</translation>
    </message>
    <message>
        <source>Tell the manager: the folder may be full, or gone.</source>
        <translation>Tell the manager: the folder may be full, or gone.</translation>
    </message>
    <message>
        <source>Tell the manager, and start the till again when there is time.</source>
        <translation>Tell the manager, and start the till again when there is time.</translation>
    </message>
    <message>
        <source>No points were given.</source>
        <translation>No points were given.</translation>
    </message>
    <message>
        <source>The programme gives no points without the card.</source>
        <translation>The programme gives no points without the card.</translation>
    </message>
    <message>
        <source>Find the member by phone or name before the customer pays.</source>
        <translation>Find the member by phone or name before the customer pays.</translation>
    </message>
    <message>
        <source>This code for points was not made here.</source>
        <translation>This code for points was not made here.</translation>
    </message>
    <message>
        <source>Ask for the paper or the photo, or call a manager.</source>
        <translation>Ask for the paper or the photo, or call a manager.</translation>
    </message>
    <message>
        <source>This code for points is from another store.</source>
        <translation>This code for points is from another store.</translation>
    </message>
    <message>
        <source>Send the customer to the store where it was made.</source>
        <translation>Send the customer to the store where it was made.</translation>
    </message>
    <message>
        <source>This code for points was made at till {till}.</source>
        <translation>This code for points was made at till {till}.</translation>
    </message>
    <message>
        <source>No points were given yet; the code stays good.</source>
        <translation>No points were given yet; the code stays good.</translation>
    </message>
    <message>
        <source>Scan it at that till.</source>
        <translation>Scan it at that till.</translation>
    </message>
    <message>
        <source>This code for points was good until {last_day}.</source>
        <translation>This code for points was good until {last_day}.</translation>
    </message>
    <message>
        <source>Tell the customer, or call a manager.</source>
        <translation>Tell the customer, or call a manager.</translation>
    </message>
    <message>
        <source>This code for points is dated later than now.</source>
        <translation>This code for points is dated later than now.</translation>
    </message>
    <message>
        <source>Look whether the till's date and time are right.</source>
        <translation>Look whether the till's date and time are right.</translation>
    </message>
    <message>
        <source>The points for this purchase were given on {claimed_day}.</source>
        <translation>The points for this purchase were given on {claimed_day}.</translation>
    </message>
    <message>
        <source>They are given once.</source>
        <translation>They are given once.</translation>
    </message>
    <message>
        <source>Tell the customer, or look at the member's last visit.</source>
        <translation>Tell the customer, or look at the member's last visit.</translation>
    </message>
    <message>
        <source>Points for {amount} wait.</source>
        <translation>Points for {amount} wait.</translation>
    </message>
    <message>
        <source>Scan the member's card.</source>
        <translation>Scan the member's card.</translation>
    </message>
    <message>
        <source>No points were given; the code stays good.</source>
        <translation>No points were given; the code stays good.</translation>
    </message>
    <message>
        <source>The purchase of {amount} without the card has no code yet.</source>
        <translation>The purchase of {amount} without the card has no code yet.</translation>
    </message>
    <message>
        <source>Without it the customer gets no points.</source>
        <translation>Without it the customer gets no points.</translation>
    </message>
    <message>
        <source>Press Enter to make the code or Esc to drop it, then go on.</source>
        <translation>Press Enter to make the code or Esc to drop it, then go on.</translation>
    </message>
    <message>
        <source>So many goods have no room in the code: it has their sum.</source>
        <translation>So many goods have no room in the code: it has their sum.</translation>
    </message>
    <message>
        <source>Points for the amount are given, points for single goods not.</source>
        <translation>Points for the amount are given, points for single goods not.</translation>
    </message>
    <message>
        <source>{name} answered the question: {earned}.</source>
        <translation>{name} answered the question: {earned}.</translation>
    </message>
    <message>
        <source>The customer's display says that this till is closed.</source>
        <translation>The customer's display says that this till is closed.</translation>
    </message>
    <message>
        <source>Ctrl+D takes the sign down.</source>
        <translation>Ctrl+D takes the sign down.</translation>
    </message>
    <message>
        <source>The customer's display says that this till is open.</source>
        <translation>The customer's display says that this till is open.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer's display is not there.</source>
        <translation>The picture {file} for the customer's display is not there.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer's display is too large.</source>
        <translation>The picture {file} for the customer's display is too large.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer's display cannot be read.</source>
        <translation>The picture {file} for the customer's display cannot be read.</translation>
    </message>
    <message>
        <source>The other offers are shown.</source>
        <translation>The other offers are shown.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the till for a PNG or JPEG file.</source>
        <translation>Ask whoever looks after the till for a PNG or JPEG file.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Goods of this purchase came back already.</source>
        <translation>Goods of this purchase came back already.</translation>
    </message>
    <message>
        <source>Take the rest back by the receipt, with F6.</source>
        <translation>Take the rest back by the receipt, with F6.</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>This was taken back already.</translation>
    </message>
    <message>
        <source>The history shows what stands.</source>
        <translation>The history shows what stands.</translation>
    </message>
    <message>
        <source>With the other card the price would be {due_money}, not {paid_money}.</source>
        <translation>With the other card the price would be {due_money}, not {paid_money}.</translation>
    </message>
    <message>
        <source>Take the purchase back here, then enter it with the right card.</source>
        <translation>Take the purchase back here, then enter it with the right card.</translation>
    </message>
    <message>
        <source>The purchase is this member's already.</source>
        <translation>The purchase is this member's already.</translation>
    </message>
    <message>
        <source>Scan the card of the member whose purchase it was.</source>
        <translation>Scan the card of the member whose purchase it was.</translation>
    </message>
    <message>
        <source>Whose history is not said yet.</source>
        <translation>Whose history is not said yet.</translation>
    </message>
    <message>
        <source>This card was replaced by another.</source>
        <translation>This card was replaced by another.</translation>
    </message>
    <message>
        <source>It collects no points; the member keeps theirs.</source>
        <translation>It collects no points; the member keeps theirs.</translation>
    </message>
    <message>
        <source>Ask for the new card, or look the customer up (F3).</source>
        <translation>Ask for the new card, or look the customer up (F3).</translation>
    </message>
    <message>
        <source>This till knows of nothing that blocks the card.</source>
        <translation>This till knows of nothing that blocks the card.</translation>
    </message>
    <message>
        <source>Give a new card, or try again when the server is reached.</source>
        <translation>Give a new card, or try again when the server is reached.</translation>
    </message>
    <message>
        <source>This card is or was somebody's.</source>
        <translation>This card is or was somebody's.</translation>
    </message>
    <message>
        <source>Take a card that nobody has had yet.</source>
        <translation>Take a card that nobody has had yet.</translation>
    </message>
    <message>
        <source>Whose card or balance is not said yet.</source>
        <translation>Whose card or balance is not said yet.</translation>
    </message>
    <message>
        <source>Scan the card first, or find the member with F3.</source>
        <translation>Scan the card first, or find the member with F3.</translation>
    </message>
    <message>
        <source>It is not said yet what is to be done.</source>
        <translation>It is not said yet what is to be done.</translation>
    </message>
    <message>
        <source>Choose it on the left.</source>
        <translation>Choose it on the left.</translation>
    </message>
    <message>
        <source>It is not said yet why.</source>
        <translation>It is not said yet why.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Choose a reason.</translation>
    </message>
    <message>
        <source>The new card is missing.</source>
        <translation>The new card is missing.</translation>
    </message>
    <message>
        <source>Scan the card that the member is to have.</source>
        <translation>Scan the card that the member is to have.</translation>
    </message>
    <message>
        <source>How many points is not said yet.</source>
        <translation>How many points is not said yet.</translation>
    </message>
    <message>
        <source>Type them on the number pad.</source>
        <translation>Type them on the number pad.</translation>
    </message>
    <message>
        <source>What was entered here is not saved yet.</source>
        <translation>What was entered here is not saved yet.</translation>
    </message>
    <message>
        <source>More than may be changed by hand today: {left} left.</source>
        <translation>More than may be changed by hand today: {left} left.</translation>
    </message>
    <message>
        <source>Change fewer points, or do the rest tomorrow.</source>
        <translation>Change fewer points, or do the rest tomorrow.</translation>
    </message>
    <message>
        <source>Choose a reason, or write one.</source>
        <translation>Choose a reason, or write one.</translation>
    </message>
    <message>
        <source>It is not said yet whose purchase it was.</source>
        <translation>It is not said yet whose purchase it was.</translation>
    </message>
    <message>
        <source>Scan that member's card, or find them by name or phone.</source>
        <translation>Scan that member's card, or find them by name or phone.</translation>
    </message>
    <message>
        <source>Call a manager: an adjustment can put the points right.</source>
        <translation>Call a manager: an adjustment can put the points right.</translation>
    </message>
    <message>
        <source>The points of this are spent already: {missing} would be missing.</source>
        <translation>The points of this are spent already: {missing} would be missing.</translation>
    </message>
    <message>
        <source>What this gave has been used already.</source>
        <translation>What this gave has been used already.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Kept.</translation>
    </message>
    <message>
        <source>Kept. It takes effect after a restart.</source>
        <translation>Kept. It takes effect after a restart.</translation>
    </message>
    <message>
        <source>Somebody has changed the settings file meanwhile.</source>
        <translation>Somebody has changed the settings file meanwhile.</translation>
    </message>
    <message>
        <source>Nothing was overwritten; what it says now is shown.</source>
        <translation>Nothing was overwritten; what it says now is shown.</translation>
    </message>
    <message>
        <source>Choose again if you still want to.</source>
        <translation>Choose again if you still want to.</translation>
    </message>
    <message>
        <source>The settings file cannot be changed like this.</source>
        <translation>The settings file cannot be changed like this.</translation>
    </message>
    <message>
        <source>Nothing was changed: {detail}</source>
        <translation>Nothing was changed: {detail}</translation>
    </message>
    <message>
        <source>Mend it in the file, or call support.</source>
        <translation>Mend it in the file, or call support.</translation>
    </message>
    <message>
        <source>The settings file cannot be read or written.</source>
        <translation>The settings file cannot be read or written.</translation>
    </message>
    <message>
        <source>Look at the disk and its rights, or call support.</source>
        <translation>Look at the disk and its rights, or call support.</translation>
    </message>
    <message>
        <source>The shop was not set up.</source>
        <translation>The shop was not set up.</translation>
    </message>
    <message>
        <source>Try again, or call support.</source>
        <translation>Try again, or call support.</translation>
    </message>
    <message>
        <source>The till could not start with what the settings file says.</source>
        <translation>The till could not start with what the settings file says.</translation>
    </message>
    <message>
        <source>It goes on as it is: {detail}</source>
        <translation>It goes on as it is: {detail}</translation>
    </message>
    <message>
        <source>The setting could not be changed.</source>
        <translation>The setting could not be changed.</translation>
    </message>
    <message>
        <source>It may have been kept, or not.</source>
        <translation>It may have been kept, or not.</translation>
    </message>
    <message>
        <source>Open the page anew: it shows what is kept.</source>
        <translation>Open the page anew: it shows what is kept.</translation>
    </message>
    <message>
        <source>The receipt printer needs its address.</source>
        <translation>The receipt printer needs its address.</translation>
    </message>
    <message>
        <source>Type it as its test page prints it, such as 192.168.1.50.</source>
        <translation>Type it as its test page prints it, such as 192.168.1.50.</translation>
    </message>
    <message>
        <source>Not everything could be looked at.</source>
        <translation>Not everything could be looked at.</translation>
    </message>
    <message>
        <source>Try again, or run pos-loyalty doctor at a terminal.</source>
        <translation>Try again, or run pos-loyalty doctor at a terminal.</translation>
    </message>
    <message>
        <source>Actions of this till are not sent yet: {count}.</source>
        <translation>Actions of this till are not sent yet: {count}.</translation>
    </message>
    <message>
        <source>They are safe here, and are sent when the training ends.</source>
        <translation>They are safe here, and are sent when the training ends.</translation>
    </message>
    <message>
        <source>Press once more to begin the training.</source>
        <translation>Press once more to begin the training.</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>That PIN is wrong.</translation>
    </message>
    <message>
        <source>Look whether the right name is chosen. Tries left: {tries}.</source>
        <translation>Look whether the right name is chosen. Tries left: {tries}.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Too many wrong PINs.</translation>
    </message>
    <message>
        <source>No PIN of this person is looked at for {wait} minutes.</source>
        <translation>No PIN of this person is looked at for {wait} minutes.</translation>
    </message>
    <message>
        <source>Wait, scan the badge, or let a colleague sign in.</source>
        <translation>Wait, scan the badge, or let a colleague sign in.</translation>
    </message>
    <message>
        <source>Nobody on the staff list has this badge.</source>
        <translation>Nobody on the staff list has this badge.</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN, or call a manager.</source>
        <translation>Choose your name and type your PIN, or call a manager.</translation>
    </message>
    <message>
        <source>{name} cannot agree to this.</source>
        <translation>{name} cannot agree to this.</translation>
    </message>
    <message>
        <source>Ask another manager for their badge or PIN; Esc leaves it.</source>
        <translation>Ask another manager for their badge or PIN; Esc leaves it.</translation>
    </message>
    <message>
        <source>That is your own card.</source>
        <translation>That is your own card.</translation>
    </message>
    <message>
        <source>Nobody serves themselves; nothing was saved.</source>
        <translation>Nobody serves themselves; nothing was saved.</translation>
    </message>
    <message>
        <source>Let a colleague sign in and serve you.</source>
        <translation>Let a colleague sign in and serve you.</translation>
    </message>
    <message>
        <source>{staff} stands here now.</source>
        <translation>{staff} stands here now.</translation>
    </message>
    <message>
        <source>What was begun is still there, and not saved yet.</source>
        <translation>What was begun is still there, and not saved yet.</translation>
    </message>
    <message>
        <source>Go on with it, or press F2 to drop it.</source>
        <translation>Go on with it, or press F2 to drop it.</translation>
    </message>
    <message>
        <source>The till is locked.</source>
        <translation>The till is locked.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN; then scan again.</source>
        <translation>Sign in with your badge or PIN; then scan again.</translation>
    </message>
    <message>
        <source>A manager is asked to agree first.</source>
        <translation>A manager is asked to agree first.</translation>
    </message>
    <message>
        <source>Scan a manager's badge or type a PIN; Esc leaves it.</source>
        <translation>Scan a manager's badge or type a PIN; Esc leaves it.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till, so it is not locked.</source>
        <translation>Nobody signs in at this till, so it is not locked.</translation>
    </message>
    <message>
        <source>Nobody is on this till's staff list.</source>
        <translation>Nobody is on this till's staff list.</translation>
    </message>
    <message>
        <source>The till serves everybody, and does not know who stands here.</source>
        <translation>The till serves everybody, and does not know who stands here.</translation>
    </message>
    <message>
        <source>Ask whoever set the till up to add the staff.</source>
        <translation>Ask whoever set the till up to add the staff.</translation>
    </message>
    <message>
        <source>Nobody on the staff list may agree to this.</source>
        <translation>Nobody on the staff list may agree to this.</translation>
    </message>
    <message>
        <source>Leave it, and tell the owner of the shop.</source>
        <translation>Leave it, and tell the owner of the shop.</translation>
    </message>
    <message>
        <source>What was agreed to has changed meanwhile.</source>
        <translation>What was agreed to has changed meanwhile.</translation>
    </message>
    <message>
        <source>Look at it, press Enter and ask again.</source>
        <translation>Look at it, press Enter and ask again.</translation>
    </message>
    <message>
        <source>The purchase is not saved yet.</source>
        <translation>The purchase is not saved yet.</translation>
    </message>
    <message>
        <source>It was not ready before the till asked who is here.</source>
        <translation>It was not ready before the till asked who is here.</translation>
    </message>
    <message>
        <source>Look at it, then press Enter again.</source>
        <translation>Look at it, then press Enter again.</translation>
    </message>
    <message>
        <source>There is a message to read.</source>
        <translation>There is a message to read.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN to read it.</source>
        <translation>Sign in with your badge or PIN to read it.</translation>
    </message>
</context>
<context>
    <name>readers</name>
    <message>
        <source>The barcode reader is not plugged in.</source>
        <translation>The barcode reader is not plugged in.</translation>
    </message>
    <message>
        <source>The barcode reader was unplugged.</source>
        <translation>The barcode reader was unplugged.</translation>
    </message>
    <message>
        <source>The barcode reader is used by another program, or not allowed to the till.</source>
        <translation>The barcode reader is used by another program, or not allowed to the till.</translation>
    </message>
    <message>
        <source>The program for USB readers is missing.</source>
        <translation>The program for USB readers is missing.</translation>
    </message>
    <message>
        <source>The barcode reader has stopped.</source>
        <translation>The barcode reader has stopped.</translation>
    </message>
    <message>
        <source>Reader on a serial line</source>
        <translation>Reader on a serial line</translation>
    </message>
    <message>
        <source>USB readers for points of sale</source>
        <translation>USB readers for points of sale</translation>
    </message>
    <message>
        <source>Readers that type like a keyboard</source>
        <translation>Readers that type like a keyboard</translation>
    </message>
    <message>
        <source>No scan: taken for typing</source>
        <translation>No scan: taken for typing</translation>
    </message>
    <message>
        <source>Scan: {kind}</source>
        <translation>Scan: {kind}</translation>
    </message>
    <message>
        <source>Typed: {text}</source>
        <translation>Typed: {text}</translation>
    </message>
    <message>
        <source>Code: {text}</source>
        <translation>Code: {text}</translation>
    </message>
    <message>
        <source>Kind of barcode: the reader does not say</source>
        <translation>Kind of barcode: the reader does not say</translation>
    </message>
    <message>
        <source>Kind of barcode: {kind}</source>
        <translation>Kind of barcode: {kind}</translation>
    </message>
    <message>
        <source>Taken off: {texts}</source>
        <translation>Taken off: {texts}</translation>
    </message>
    <message>
        <source>This keyboard made of it: {text}</source>
        <translation>This keyboard made of it: {text}</translation>
    </message>
    <message>
        <source>Each key / its number, after so many milliseconds:</source>
        <translation>Each key / its number, after so many milliseconds:</translation>
    </message>
    <message>
        <source>All is well: there is nothing to set.</source>
        <translation>All is well: there is nothing to set.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Ending: {key}</source>
        <translation>Ending: {key}</translation>
    </message>
    <message>
        <source>Longest pause: {count} ms</source>
        <translation>Longest pause: {count} ms</translation>
    </message>
    <message>
        <source>a card of this programme</source>
        <translation>a card of this programme</translation>
    </message>
    <message>
        <source>a card of another programme</source>
        <translation>a card of another programme</translation>
    </message>
    <message>
        <source>a member's code from a phone</source>
        <translation>a member's code from a phone</translation>
    </message>
    <message>
        <source>a coupon</source>
        <translation>a coupon</translation>
    </message>
    <message>
        <source>a voucher, a gift card or a badge</source>
        <translation>a voucher, a gift card or a badge</translation>
    </message>
    <message>
        <source>a receipt</source>
        <translation>a receipt</translation>
    </message>
    <message>
        <source>a product</source>
        <translation>a product</translation>
    </message>
    <message>
        <source>a label of the shop itself</source>
        <translation>a label of the shop itself</translation>
    </message>
    <message>
        <source>a code that was not read right</source>
        <translation>a code that was not read right</translation>
    </message>
    <message>
        <source>a code that is not of this programme</source>
        <translation>a code that is not of this programme</translation>
    </message>
    <message>
        <source>This looks typed by hand. Scan a code with the reader.</source>
        <translation>This looks typed by hand. Scan a code with the reader.</translation>
    </message>
    <message>
        <source>The reader sends too slowly and is taken for a person. Set its delay between characters to less than 50 ms.</source>
        <translation>The reader sends too slowly and is taken for a person. Set its delay between characters to less than 50 ms.</translation>
    </message>
    <message>
        <source>Fewer than 6 characters are taken for typing. Scan a longer code.</source>
        <translation>Fewer than 6 characters are taken for typing. Scan a longer code.</translation>
    </message>
    <message>
        <source>The first characters came too slowly and went to the screen. Plug the reader in without a hub, or charge it.</source>
        <translation>The first characters came too slowly and went to the screen. Plug the reader in without a hub, or charge it.</translation>
    </message>
    <message>
        <source>The reader paused within the code. It was read all the same; a wireless reader may be too far from its base.</source>
        <translation>The reader paused within the code. It was read all the same; a wireless reader may be too far from its base.</translation>
    </message>
    <message>
        <source>Set the reader to send Enter behind each code: scans are then told without a wait.</source>
        <translation>Set the reader to send Enter behind each code: scans are then told without a wait.</translation>
    </message>
    <message>
        <source>Caps Lock is on. The code was read all the same; turn Caps Lock off.</source>
        <translation>Caps Lock is on. The code was read all the same; turn Caps Lock off.</translation>
    </message>
    <message>
        <source>The reader is set to another keyboard than this computer. The code was read all the same, by the places of the keys.</source>
        <translation>The reader is set to another keyboard than this computer. The code was read all the same, by the places of the keys.</translation>
    </message>
    <message>
        <source>The reader may be set to another keyboard than this computer: compare the code with the print. If letters differ, write layout = "us" under [readers] in the settings.</source>
        <translation>The reader may be set to another keyboard than this computer: compare the code with the print. If letters differ, write layout = "us" under [readers] in the settings.</translation>
    </message>
    <message>
        <source>The reader sends control characters around the code. They are taken off; turn them off at the reader (STX, ETX).</source>
        <translation>The reader sends control characters around the code. They are taken off; turn them off at the reader (STX, ETX).</translation>
    </message>
    <message>
        <source>These are no characters of a code. Set the speed and the parity of the line as the reader has them.</source>
        <translation>These are no characters of a code. Set the speed and the parity of the line as the reader has them.</translation>
    </message>
    <message>
        <source>Better still: let the reader send the AIM identifier, which says what kind of barcode it read.</source>
        <translation>Better still: let the reader send the AIM identifier, which says what kind of barcode it read.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>The printer works.</source>
        <translation>The printer works.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Keep it: a return needs this code.</source>
        <translation>Keep it: a return needs this code.</translation>
    </message>
    <message>
        <source>Points for this purchase</source>
        <translation>Points for this purchase</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}.</source>
        <translation>Show this code with your card by {day}.</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}, at this till.</source>
        <translation>Show this code with your card by {day}, at this till.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>Nothing on this paper counts.</source>
        <translation>Nothing on this paper counts.</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Reward</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>Points credited on {moment}</source>
        <translation>Points credited on {moment}</translation>
    </message>
    <message>
        <source>What was printed before does not count.</source>
        <translation>What was printed before does not count.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>Member's discount</source>
        <translation>Member's discount</translation>
    </message>
    <message>
        <source>Back into stored money</source>
        <translation>Back into stored money</translation>
    </message>
    <message>
        <source>Back to you</source>
        <translation>Back to you</translation>
    </message>
    <message>
        <source>Amount cancelled</source>
        <translation>Amount cancelled</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>Your points</translation>
    </message>
    <message>
        <source>From stored money</source>
        <translation>From stored money</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Points given back</translation>
    </message>
    <message>
        <source>Points collected</source>
        <translation>Points collected</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Points taken back</translation>
    </message>
    <message>
        <source>Points used</source>
        <translation>Points used</translation>
    </message>
    <message>
        <source>of them to use later</source>
        <translation>of them to use later</translation>
    </message>
    <message>
        <source>as of {moment}</source>
        <translation>as of {moment}</translation>
    </message>
    <message>
        <source>Later visits to other tills are not counted yet.</source>
        <translation>Later visits to other tills are not counted yet.</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>{points} end before {day}</translation>
    </message>
    <message>
        <source>Provisional until the server agrees.</source>
        <translation>Provisional until the server agrees.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Purchase</translation>
    </message>
</context>
<context>
    <name>restart</name>
    <message>
        <source>Saved last: {who} ({when}).</source>
        <translation>Saved last: {who} ({when}).</translation>
    </message>
    <message>
        <source>The till was not closed properly: what came later is not saved.</source>
        <translation>The till was not closed properly: what came later is not saved.</translation>
    </message>
    <message>
        <source>Scan the card and enter that again.</source>
        <translation>Scan the card and enter that again.</translation>
    </message>
    <message>
        <source>Saving went wrong. If this is what you entered, it is safe.</source>
        <translation>Saving went wrong. If this is what you entered, it is safe.</translation>
    </message>
    <message>
        <source>If not, scan the card and enter it again.</source>
        <translation>If not, scan the card and enter it again.</translation>
    </message>
    <message>
        <source>a reward for a voucher</source>
        <translation>a reward for a voucher</translation>
    </message>
    <message>
        <source>a purchase of {paid}, +{earned}</source>
        <translation>a purchase of {paid}, +{earned}</translation>
    </message>
    <message>
        <source>a card blocked or replaced</source>
        <translation>a card blocked or replaced</translation>
    </message>
    <message>
        <source>a change of points</source>
        <translation>a change of points</translation>
    </message>
    <message>
        <source>a reward for {used}</source>
        <translation>a reward for {used}</translation>
    </message>
    <message>
        <source>a return of {paid}</source>
        <translation>a return of {paid}</translation>
    </message>
    <message>
        <source>an undo</source>
        <translation>an undo</translation>
    </message>
    <message>
        <source>a new member</source>
        <translation>a new member</translation>
    </message>
</context>
<context>
    <name>reward</name>
    <message>
        <source>With the member's voucher.</source>
        <translation>With the member's voucher.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Free</translation>
    </message>
</context>
<context>
    <name>saying</name>
    <message>
        <source>With this purchase the points are enough for: {name}</source>
        <translation>With this purchase the points are enough for: {name}</translation>
    </message>
    <message>
        <source>Birthday today: many happy returns!</source>
        <translation>Birthday today: many happy returns!</translation>
    </message>
    <message>
        <source>A birthday these days: many happy returns!</source>
        <translation>A birthday these days: many happy returns!</translation>
    </message>
    <message>
        <source>Only {missing} to the tier: {name}</source>
        <translation>Only {missing} to the tier: {name}</translation>
    </message>
    <message>
        <source>Only {missing} to go: {name}</source>
        <translation>Only {missing} to go: {name}</translation>
    </message>
    <message>
        <source>For this member: {name}</source>
        <translation>For this member: {name}</translation>
    </message>
    <message>
        <source>A voucher to use: {name}</source>
        <translation>A voucher to use: {name}</translation>
    </message>
    <message>
        <source>Enough points for: {name}</source>
        <translation>Enough points for: {name}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Size of the text</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>How loud</translation>
    </message>
    <message>
        <source>Customer's screen</source>
        <translation>Customer's screen</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Address of the receipt printer</source>
        <translation>Address of the receipt printer</translation>
    </message>
    <message>
        <source>Cash register on this machine</source>
        <translation>Cash register on this machine</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Any other screen</source>
        <translation>Any other screen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Receipt printer on the network</source>
        <translation>Receipt printer on the network</translation>
    </message>
    <message>
        <source>Receipt printer by cable</source>
        <translation>Receipt printer by cable</translation>
    </message>
    <message>
        <source>The system's printer</source>
        <translation>The system's printer</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF files</translation>
    </message>
    <message>
        <source>Roll, 80 mm</source>
        <translation>Roll, 80 mm</translation>
    </message>
    <message>
        <source>Roll, 58 mm</source>
        <translation>Roll, 58 mm</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>When asked for</source>
        <translation>When asked for</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Undo an earlier action?</source>
        <translation>Undo an earlier action?</translation>
    </message>
    <message>
        <source>Give this purchase to another member?</source>
        <translation>Give this purchase to another member?</translation>
    </message>
    <message>
        <source>Change the points by hand?</source>
        <translation>Change the points by hand?</translation>
    </message>
    <message>
        <source>Block this card?</source>
        <translation>Block this card?</translation>
    </message>
    <message>
        <source>Give another card, or let a blocked one work again?</source>
        <translation>Give another card, or let a blocked one work again?</translation>
    </message>
    <message>
        <source>Hand out this reward?</source>
        <translation>Hand out this reward?</translation>
    </message>
    <message>
        <source>Give points for an earlier purchase?</source>
        <translation>Give points for an earlier purchase?</translation>
    </message>
    <message>
        <source>Change the settings of this till?</source>
        <translation>Change the settings of this till?</translation>
    </message>
    <message>
        <source>Begin or end training?</source>
        <translation>Begin or end training?</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Ask the office for a new one.</source>
        <translation>Ask the office for a new one.</translation>
    </message>
    <message>
        <source>The code is not, or no longer, good.</source>
        <translation>The code is not, or no longer, good.</translation>
    </message>
    <message>
        <source>The code is for another till.</source>
        <translation>The code is for another till.</translation>
    </message>
    <message>
        <source>Type the server's address.</source>
        <translation>Type the server's address.</translation>
    </message>
    <message>
        <source>Type the code that the office gave you.</source>
        <translation>Type the code that the office gave you.</translation>
    </message>
    <message>
        <source>Type the name of the shop.</source>
        <translation>Type the name of the shop.</translation>
    </message>
    <message>
        <source>Type the time zone, such as Europe/Warsaw.</source>
        <translation>Type the time zone, such as Europe/Warsaw.</translation>
    </message>
    <message>
        <source>There is no such time zone. Write it like Europe/Warsaw.</source>
        <translation>There is no such time zone. Write it like Europe/Warsaw.</translation>
    </message>
    <message>
        <source>This time zone is of no one country. Write one of a city, like Europe/Warsaw.</source>
        <translation>This time zone is of no one country. Write one of a city, like Europe/Warsaw.</translation>
    </message>
    <message>
        <source>A code is ten letters and digits, such as 7K3M9-QX2VD.</source>
        <translation>A code is ten letters and digits, such as 7K3M9-QX2VD.</translation>
    </message>
    <message>
        <source>That is no address. It looks like https://points.example.</source>
        <translation>That is no address. It looks like https://points.example.</translation>
    </message>
    <message>
        <source>Points are as good as money: the address has to begin with https://.</source>
        <translation>Points are as good as money: the address has to begin with https://.</translation>
    </message>
    <message>
        <source>The server does not answer. Look at the network, and try again.</source>
        <translation>The server does not answer. Look at the network, and try again.</translation>
    </message>
    <message>
        <source>The server says no. Call the office.</source>
        <translation>The server says no. Call the office.</translation>
    </message>
    <message>
        <source>Somebody stands between this till and the server. Call the office.</source>
        <translation>Somebody stands between this till and the server. Call the office.</translation>
    </message>
    <message>
        <source>The programme cannot be read. Choose it again.</source>
        <translation>The programme cannot be read. Choose it again.</translation>
    </message>
    <message>
        <source>The programme has mistakes. Mend the first ones:</source>
        <translation>The programme has mistakes. Mend the first ones:</translation>
    </message>
    <message>
        <source>The settings cannot be written. Look at the disk and its rights.</source>
        <translation>The settings cannot be written. Look at the disk and its rights.</translation>
    </message>
    <message>
        <source>This till has joined a server already. Close this window and start it again.</source>
        <translation>This till has joined a server already. Close this window and start it again.</translation>
    </message>
    <message>
        <source>This is a training till. It joins no server.</source>
        <translation>This is a training till. It joins no server.</translation>
    </message>
    <message>
        <source>That did not work. Nothing was changed. Try again.</source>
        <translation>That did not work. Nothing was changed. Try again.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>Training: nothing counts here. More (F12) ends it.</source>
        <translation>Training: nothing counts here. More (F12) ends it.</translation>
    </message>
</context>
</TS>
