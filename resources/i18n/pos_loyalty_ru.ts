<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>AmountPanel</name>
    <message>
        <source>Price of {product}</source>
        <translation>Цена: {product}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Товары</translation>
    </message>
</context>
<context>
    <name>BasketRow</name>
    <message>
        <source>Goods</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>One less: {name}</source>
        <translation>На один меньше: {name}</translation>
    </message>
    <message>
        <source>One more: {name}</source>
        <translation>На один больше: {name}</translation>
    </message>
    <message>
        <source>{weight} kg</source>
        <translation>{weight} кг</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Which camera reads the cards?</source>
        <translation>Какая камера считывает карты?</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Показывать зеркально</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Что видит камера</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>No camera is chosen. Cards are read by the reader alone.</source>
        <translation>Камера не выбрана. Карты считывает только сканер.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in: it appears here by itself.</source>
        <translation>Камера не найдена. Подключите её: она появится здесь сама.</translation>
    </message>
    <message>
        <source>One moment: the camera is being opened.</source>
        <translation>Секунду: камера включается.</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Считано: {code}</translation>
    </message>
    <message>
        <source>Hold a card into the frame to try it. Nothing is saved here.</source>
        <translation>Поднесите карту к рамке для проверки. Здесь ничего не сохраняется.</translation>
    </message>
    <message>
        <source>{camera}, chosen</source>
        <translation>{camera}, выбрана</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Без камеры</translation>
    </message>
    <message>
        <source>The camera from before (not plugged in)</source>
        <translation>Прежняя камера (не подключена)</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Join at the till with this card.</source>
        <translation>Вступайте на кассе с этой картой.</translation>
    </message>
    <message>
        <source>Print at 100%: do not fit to the page.</source>
        <translation>Печатайте в масштабе 100&#xa0;%: не вписывайте в страницу.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%Ln points</source>
        <translation>
            <numerusform>%Ln балл</numerusform>
            <numerusform>%Ln балла</numerusform>
            <numerusform>%Ln баллов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>points to spend</source>
        <translation>
            <numerusform>балл можно потратить</numerusform>
            <numerusform>балла можно потратить</numerusform>
            <numerusform>баллов можно потратить</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points missing</source>
        <translation>
            <numerusform>не хватает %Ln балла</numerusform>
            <numerusform>не хватает %Ln баллов</numerusform>
            <numerusform>не хватает %Ln баллов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits</source>
        <translation>
            <numerusform>%Ln визит</numerusform>
            <numerusform>%Ln визита</numerusform>
            <numerusform>%Ln визитов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Given back</source>
        <translation>Вернули</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Начислено</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Списано</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Потрачено</translation>
    </message>
    <message>
        <source>New balance</source>
        <translation>Новый баланс</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>{money} back to the customer</source>
        <translation>Вернуть покупателю: {money}</translation>
    </message>
    <message>
        <source>{money} back to stored money</source>
        <translation>{money} обратно на подарочную карту</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} с подарочной карты</translation>
    </message>
    <message>
        <source>now {tier}</source>
        <translation>теперь {tier}</translation>
    </message>
    <message>
        <source>provisional until the server agrees</source>
        <translation>предварительно, до ответа сервера</translation>
    </message>
</context>
<context>
    <name>ElsewhereLines</name>
    <message>
        <source>Return</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Вернуть {money}</translation>
    </message>
    <message>
        <source>Price of what comes back</source>
        <translation>Цена возвращаемого товара</translation>
    </message>
    <message>
        <source>before discounts, as on the receipt</source>
        <translation>до скидок, как в чеке</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>Вернуть деньгами</translation>
    </message>
    <message>
        <source>what was paid for it, without stored money</source>
        <translation>сколько за него заплачено, без подарочной карты</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>First name, family name if they like</source>
        <translation>Имя, фамилия по желанию</translation>
    </message>
    <message>
        <source>New member&apos;s name</source>
        <translation>Имя нового участника</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>Телефон или e-mail</translation>
    </message>
    <message>
        <source>To find them without the card</source>
        <translation>Чтобы найти без карты</translation>
    </message>
    <message>
        <source>Open the existing member</source>
        <translation>Открыть этого участника</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Зарегистрировать</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Find member</source>
        <translation>Найти участника</translation>
    </message>
    <message>
        <source>Last digits of the phone, a name, an e-mail</source>
        <translation>Последние цифры телефона, имя, e-mail</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Искать</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Никого не нашлось. Попробуйте другие цифры или другое написание.</translation>
    </message>
    <message>
        <source>Those who match appear here as you type.</source>
        <translation>Подходящие участники появятся здесь по мере ввода.</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>заблокирована</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Scan</source>
        <translation>Скан</translation>
    </message>
    <message>
        <source>Keys of the till</source>
        <translation>Клавиши кассы</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Крупнее текст</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Светлая, тёмная или контрастная тема</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Касса {number}</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Принтер</translation>
    </message>
    <message>
        <source>The printer prints no receipts</source>
        <translation>Принтер не печатает чеки</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back the last digit</source>
        <translation>Стереть последнюю цифру</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>Keys of the till</source>
        <translation>Клавиши кассы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Сканеры</translation>
    </message>
    <message>
        <source>Ready for the next card</source>
        <translation>Готовность к следующей карте</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Найти участника</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Новый участник</translation>
    </message>
    <message>
        <source>Return by receipt</source>
        <translation>Возврат по чеку</translation>
    </message>
    <message>
        <source>Type how many points pay</source>
        <translation>Ввести, сколькими баллами платить</translation>
    </message>
    <message>
        <source>Said what the line suggests; with Shift: did not</source>
        <translation>Сказано то, что в подсказке; с Shift — нет</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>Отменить последнее действие</translation>
    </message>
    <message>
        <source>Print the last receipt</source>
        <translation>Печать последнего чека</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>The button at the bottom right</source>
        <translation>Кнопка справа внизу</translation>
    </message>
    <message>
        <source>Show or hide this list</source>
        <translation>Показать или скрыть этот список</translation>
    </message>
</context>
<context>
    <name>LeavingPanel</name>
    <message numerus="yes">
        <source>%Ln saved actions are not sent yet</source>
        <translation>
            <numerusform>%Ln сохранённое действие ещё не отправлено</numerusform>
            <numerusform>%Ln сохранённых действия ещё не отправлены</numerusform>
            <numerusform>%Ln сохранённых действий ещё не отправлены</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this till, and are sent when it is open again and the server can be reached. To carry them there by hand, save a copy on a stick.</source>
        <translation>Они в сохранности на этой кассе и будут отправлены, когда она снова откроется и сервер будет доступен. Чтобы перенести их вручную, сохраните копию на флешку.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Закрыть кассу</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Не закрывать</translation>
    </message>
</context>
<context>
    <name>LightWords</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln ждёт</numerusform>
            <numerusform>%Ln ждут</numerusform>
            <numerusform>%Ln ждут</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>до {age}</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>Сохранено на этой кассе</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Up to date ({time})</source>
        <translation>Всё актуально ({time})</translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln</source>
        <translation>
            <numerusform>Отправляется: %Ln</numerusform>
            <numerusform>Отправляется: %Ln</numerusform>
            <numerusform>Отправляется: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the shop</source>
        <translation>Загрузка магазина</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Нет связи с {time}</translation>
    </message>
    <message>
        <source>Needs attention: {worry}</source>
        <translation>Внимание: {worry}</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>operations missing</source>
        <translation>не хватает операций</translation>
    </message>
    <message>
        <source>till stopped</source>
        <translation>касса остановлена</translation>
    </message>
    <message>
        <source>till not known</source>
        <translation>касса неизвестна</translation>
    </message>
    <message>
        <source>sync fails</source>
        <translation>сбой обмена</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>неверные часы</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln на проверку</numerusform>
            <numerusform>%Ln на проверку</numerusform>
            <numerusform>%Ln на проверку</numerusform>
        </translation>
    </message>
    <message>
        <source>update needed</source>
        <translation>нужно обновление</translation>
    </message>
    <message>
        <source>rules old</source>
        <translation>старые правила</translation>
    </message>
    <message>
        <source>waiting for over a day</source>
        <translation>ждёт больше суток</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln мин</numerusform>
            <numerusform>%Ln мин</numerusform>
            <numerusform>%Ln мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln ч</numerusform>
            <numerusform>%Ln ч</numerusform>
            <numerusform>%Ln ч</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln d</source>
        <translation>
            <numerusform>%Ln дн.</numerusform>
            <numerusform>%Ln дн.</numerusform>
            <numerusform>%Ln дн.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Print card</source>
        <translation>Печать карты</translation>
    </message>
</context>
<context>
    <name>MemberPage</name>
    <message>
        <source>Add to the purchase</source>
        <translation>Добавить в покупку</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Confirm {money}</source>
        <translation>Подтвердить {money}</translation>
    </message>
</context>
<context>
    <name>NewCard</name>
    <message>
        <source>Forget the scanned card</source>
        <translation>Убрать считанную карту</translation>
    </message>
    <message>
        <source>The card that was scanned.</source>
        <translation>Карта, которую считали.</translation>
    </message>
    <message>
        <source>Scan a blank card now, or print one afterwards.</source>
        <translation>Считайте чистую карту сейчас или напечатайте её потом.</translation>
    </message>
</context>
<context>
    <name>NewsChoice</name>
    <message>
        <source>May we send news and offers? Ask, and tick only for a yes.</source>
        <translation>Можно присылать новости и предложения? Спросите и отметьте только при «да».</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Undo ({seconds})</source>
        <translation>Отменить ({seconds})</translation>
    </message>
</context>
<context>
    <name>PointsStepperRow</name>
    <message>
        <source>Use fewer points</source>
        <translation>Меньше баллов</translation>
    </message>
    <message>
        <source>Use more points</source>
        <translation>Больше баллов</translation>
    </message>
    <message>
        <source>Use most</source>
        <translation>Максимум</translation>
    </message>
    <message>
        <source>No points can be used for this purchase.</source>
        <translation>За эту покупку нельзя расплатиться баллами.</translation>
    </message>
    <message>
        <source>Type the amount first.</source>
        <translation>Сначала введите сумму.</translation>
    </message>
    <message>
        <source>in steps of {points}, {most} at most</source>
        <translation>шагами по {points}, не больше {most}</translation>
    </message>
</context>
<context>
    <name>QuoteStrip</name>
    <message>
        <source>To pay</source>
        <translation>К оплате</translation>
    </message>
    <message>
        <source>Collects</source>
        <translation>Начислим</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>coupon: {name}</source>
        <translation>купон: {name}</translation>
    </message>
    <message>
        <source>{money} off</source>
        <translation>скидка {money}</translation>
    </message>
    <message>
        <source>uses {points}</source>
        <translation>тратит {points}</translation>
    </message>
    <message>
        <source>{money} from stored money</source>
        <translation>{money} с подарочной карты</translation>
    </message>
    <message>
        <source>reaches {tier}</source>
        <translation>получает статус {tier}</translation>
    </message>
</context>
<context>
    <name>ReadersPage</name>
    <message>
        <source>How to set the reader</source>
        <translation>Как настроить сканер</translation>
    </message>
    <message>
        <source>Readers that the till listens to</source>
        <translation>Сканеры, которые слушает касса</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Скопировать отчёт</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Считайте сканером любой код</translation>
    </message>
    <message>
        <source>What it sends appears here. Nothing of it goes to the till.</source>
        <translation>Здесь видно, что он передаёт. В кассу ничего не попадает.</translation>
    </message>
    <message>
        <source>Nothing has come yet.</source>
        <translation>Пока ничего не пришло.</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Касса слушает.</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>Ready to scan</source>
        <translation>Считайте карту</translation>
    </message>
    <message>
        <source>Scan the card, or hold it up to the camera.</source>
        <translation>Считайте карту сканером или покажите камере.</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Новый участник</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Find member</source>
        <translation>Найти участника</translation>
    </message>
</context>
<context>
    <name>ReceiptChoice</name>
    <message>
        <source>Print the receipt</source>
        <translation>Печатать чек</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Без чека</translation>
    </message>
    <message>
        <source>The receipt follows when the printer works again.</source>
        <translation>Чек выйдет, когда принтер снова заработает.</translation>
    </message>
    <message>
        <source>The receipt is being printed.</source>
        <translation>Чек печатается.</translation>
    </message>
</context>
<context>
    <name>ReturnEffectCard</name>
    <message>
        <source>Money back</source>
        <translation>Вернуть деньгами</translation>
    </message>
    <message>
        <source>Back to stored money</source>
        <translation>Обратно на карту</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Баллы спишутся</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Баллы вернутся</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Баланс после возврата</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Return by receipt</source>
        <translation>Возврат по чеку</translation>
    </message>
    <message>
        <source>Scan or type the receipt number</source>
        <translation>Считайте или введите номер чека</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Find receipt</source>
        <translation>Найти чек</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Return {money}</source>
        <translation>Вернуть {money}</translation>
    </message>
    <message>
        <source>Same number: {day}</source>
        <translation>Тот же номер: {day}</translation>
    </message>
    <message>
        <source>Another till sold this. The server finds the purchase: points follow.</source>
        <translation>Это продала другая касса. Сервер найдёт покупку: баллы учтутся позже.</translation>
    </message>
    <message>
        <source>The receipt shows what can still come back.</source>
        <translation>По чеку видно, что ещё можно вернуть.</translation>
    </message>
    <message>
        <source>Press a line to take all of it back, or type a smaller amount.</source>
        <translation>Нажмите строку, чтобы вернуть её целиком, или введите меньшую сумму.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Покупка</translation>
    </message>
    <message>
        <source>up to {money}</source>
        <translation>до {money}</translation>
    </message>
    <message>
        <source>came back already</source>
        <translation>уже возвращено</translation>
    </message>
</context>
<context>
    <name>RewardList</name>
    <message>
        <source>The programme has no rewards yet.</source>
        <translation>В программе пока нет наград.</translation>
    </message>
    <message>
        <source>Can be used now</source>
        <translation>Можно сейчас</translation>
    </message>
    <message>
        <source>With a purchase</source>
        <translation>При покупке</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>Почти хватает</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>Не в этот раз</translation>
    </message>
</context>
<context>
    <name>SayingStrip</name>
    <message>
        <source>Said</source>
        <translation>Сказано</translation>
    </message>
    <message>
        <source>Do not say it ({key})</source>
        <translation>Не говорить ({key})</translation>
    </message>
    <message>
        <source>Noted. Nothing more to say.</source>
        <translation>Отмечено. Больше сказать нечего.</translation>
    </message>
</context>
<context>
    <name>SayingWords</name>
    <message numerus="yes">
        <source>%Ln points end before {day}</source>
        <translation>
            <numerusform>С {day} сгорит %Ln балл</numerusform>
            <numerusform>С {day} сгорят %Ln балла</numerusform>
            <numerusform>С {day} сгорит %Ln баллов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln stamps to: {name}</source>
        <translation>
            <numerusform>Остался всего %Ln штамп: {name}</numerusform>
            <numerusform>Осталось всего %Ln штампа: {name}</numerusform>
            <numerusform>Осталось всего %Ln штампов: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln points to: {name}</source>
        <translation>
            <numerusform>Не хватает всего %Ln балла: {name}</numerusform>
            <numerusform>Не хватает всего %Ln баллов: {name}</numerusform>
            <numerusform>Не хватает всего %Ln баллов: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces</source>
        <translation>
            <numerusform>%Ln штука</numerusform>
            <numerusform>%Ln штуки</numerusform>
            <numerusform>%Ln штук</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln раз</numerusform>
            <numerusform>%Ln раза</numerusform>
            <numerusform>%Ln раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln день</numerusform>
            <numerusform>%Ln дня</numerusform>
            <numerusform>%Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln weeks</source>
        <translation>
            <numerusform>%Ln неделя</numerusform>
            <numerusform>%Ln недели</numerusform>
            <numerusform>%Ln недель</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months</source>
        <translation>
            <numerusform>%Ln месяц</numerusform>
            <numerusform>%Ln месяца</numerusform>
            <numerusform>%Ln месяцев</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalletLine</name>
    <message>
        <source>Do not use</source>
        <translation>Не использовать</translation>
    </message>
    <message>
        <source>Pay from it</source>
        <translation>Оплатить</translation>
    </message>
    <message>
        <source>{paid} of {held}</source>
        <translation>{paid} из {held}</translation>
    </message>
    <message>
        <source>{money} available here now</source>
        <translation>здесь сейчас доступно {money}</translation>
    </message>
</context>
<context>
    <name>WhyList</name>
    <message>
        <source>How the points come about</source>
        <translation>Откуда баллы</translation>
    </message>
</context>
<context>
    <name>customer</name>
    <message>
        <source>Welcome!</source>
        <translation>Добро пожаловать!</translation>
    </message>
    <message>
        <source>Join and collect points</source>
        <translation>Вступайте и копите баллы</translation>
    </message>
    <message>
        <source>Hello, {name}!</source>
        <translation>Здравствуйте, {name}!</translation>
    </message>
    <message>
        <source>Enjoy your reward!</source>
        <translation>Ваша награда!</translation>
    </message>
    <message>
        <source>Thank you. See you soon!</source>
        <translation>Спасибо. До встречи!</translation>
    </message>
    <message>
        <source>Scan the code with your phone to join.</source>
        <translation>Наведите телефон на код, чтобы вступить.</translation>
    </message>
    <message>
        <source>To pay: {amount}</source>
        <translation>К оплате: {amount}</translation>
    </message>
    <message>
        <source>You are {tier} now!</source>
        <translation>Ваш новый статус: {tier}!</translation>
    </message>
    <message>
        <source>Your balance: {points}</source>
        <translation>Ваш баланс: {points}</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>Purchase saved</source>
        <translation>Покупка сохранена</translation>
    </message>
    <message>
        <source>Reward handed over</source>
        <translation>Награда выдана</translation>
    </message>
    <message>
        <source>Return saved</source>
        <translation>Возврат сохранён</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Reward for a voucher</source>
        <translation>Награда по ваучеру</translation>
    </message>
    <message>
        <source>Purchase of {amount}</source>
        <translation>Покупка на {amount}</translation>
    </message>
    <message>
        <source>Reward for {used}</source>
        <translation>Награда за {used}</translation>
    </message>
    <message>
        <source>Return of {amount}</source>
        <translation>Возврат на {amount}</translation>
    </message>
</context>
<context>
    <name>gain</name>
    <message>
        <source>{card}: {stamps} of {needed}</source>
        <translation>{card}: {stamps} из {needed}</translation>
    </message>
    <message>
        <source>Card full, for free: {name}</source>
        <translation>Карта заполнена, бесплатно: {name}</translation>
    </message>
    <message>
        <source>Challenge done: {name}</source>
        <translation>Задание выполнено: {name}</translation>
    </message>
    <message>
        <source>Badge: {name}</source>
        <translation>Значок: {name}</translation>
    </message>
    <message>
        <source>Voucher: {name}</source>
        <translation>Ваучер: {name}</translation>
    </message>
</context>
<context>
    <name>member</name>
    <message>
        <source>New member</source>
        <translation>Новый участник</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Сегодня день рождения</translation>
    </message>
    <message>
        <source>Points owed after a return</source>
        <translation>Баллы в минусе после возврата</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Ещё не отправлено</translation>
    </message>
    <message>
        <source>{percent} off every purchase</source>
        <translation>Скидка {percent} на каждую покупку</translation>
    </message>
    <message>
        <source>{missing} more to {tier}</source>
        <translation>{tier}: ещё {missing}</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>С {day} сгорит: {points}</translation>
    </message>
    <message>
        <source>{points} available here now</source>
        <translation>{points} доступно здесь сейчас</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>на {time}</translation>
    </message>
    <message>
        <source>{points} more to use later</source>
        <translation>{points} — можно будет потратить позже</translation>
    </message>
    <message>
        <source>Last visit: {day}</source>
        <translation>Последний визит: {day}</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>Первый визит</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>That did not work.</source>
        <translation>Не получилось.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Ничего не сохранено.</translation>
    </message>
    <message>
        <source>Try again, or call a manager.</source>
        <translation>Попробуйте ещё раз или позовите старшего.</translation>
    </message>
    <message>
        <source>No member has this card.</source>
        <translation>Такой карты ни у кого нет.</translation>
    </message>
    <message>
        <source>This purchase collects no points yet.</source>
        <translation>За эту покупку баллы пока не начислятся.</translation>
    </message>
    <message>
        <source>Look the customer up (F3) or let them join (F4).</source>
        <translation>Найдите покупателя (F3) или зарегистрируйте его (F4).</translation>
    </message>
    <message>
        <source>Card blocked.</source>
        <translation>Карта заблокирована.</translation>
    </message>
    <message>
        <source>It collects and spends no points.</source>
        <translation>По ней нельзя ни копить, ни тратить баллы.</translation>
    </message>
    <message>
        <source>Ask the customer for another card or call a manager.</source>
        <translation>Попросите другую карту или позовите старшего.</translation>
    </message>
    <message>
        <source>Somebody is a member with this phone, e-mail or card.</source>
        <translation>Участник с таким телефоном, e-mail или картой уже есть.</translation>
    </message>
    <message>
        <source>The customer may have joined before; no second account was made.</source>
        <translation>Возможно, покупатель вступил раньше; второй счёт не создан.</translation>
    </message>
    <message>
        <source>Open that member, or change what was typed.</source>
        <translation>Откройте этого участника или исправьте данные.</translation>
    </message>
    <message>
        <source>This is no phone number or e-mail address.</source>
        <translation>Это не номер телефона и не адрес e-mail.</translation>
    </message>
    <message>
        <source>Nobody was enrolled yet.</source>
        <translation>Пока никто не зарегистрирован.</translation>
    </message>
    <message>
        <source>Check it with the customer and correct it.</source>
        <translation>Уточните у покупателя и исправьте.</translation>
    </message>
    <message>
        <source>The first name is missing.</source>
        <translation>Не указано имя.</translation>
    </message>
    <message>
        <source>Type the customer&apos;s first name.</source>
        <translation>Введите имя покупателя.</translation>
    </message>
    <message>
        <source>News need a phone number or an e-mail address.</source>
        <translation>Для новостей нужен телефон или e-mail.</translation>
    </message>
    <message>
        <source>Type one of them, or switch news off.</source>
        <translation>Введите что-то одно или отключите новости.</translation>
    </message>
    <message>
        <source>That is too little to search for.</source>
        <translation>Слишком мало для поиска.</translation>
    </message>
    <message>
        <source>Type at least two characters of a name, phone or e-mail.</source>
        <translation>Введите хотя бы два знака имени, телефона или e-mail.</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>Никого не нашлось.</translation>
    </message>
    <message>
        <source>The customer may not be a member yet.</source>
        <translation>Возможно, покупатель ещё не участник.</translation>
    </message>
    <message>
        <source>Try the phone number or another spelling, or let them join (F4).</source>
        <translation>Попробуйте телефон или другое написание либо зарегистрируйте (F4).</translation>
    </message>
    <message>
        <source>The new member gets this card.</source>
        <translation>Новый участник получит эту карту.</translation>
    </message>
    <message>
        <source>The return is saved: {amount} back to the customer.</source>
        <translation>Возврат сохранён: {amount} покупателю.</translation>
    </message>
    <message>
        <source>Points follow when the server has found the purchase.</source>
        <translation>Баллы учтутся, когда сервер найдёт покупку.</translation>
    </message>
    <message>
        <source>Welcome! The new member is saved.</source>
        <translation>Добро пожаловать! Новый участник сохранён.</translation>
    </message>
    <message>
        <source>Nothing changed for the customer.</source>
        <translation>Для покупателя ничего не изменилось.</translation>
    </message>
    <message>
        <source>That is a product, not a loyalty card.</source>
        <translation>Это товар, а не карта клуба.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card; goods go through the register.</source>
        <translation>Считайте карту покупателя; товары пробивают на кассовом аппарате.</translation>
    </message>
    <message>
        <source>That is a label of the shop itself, not a loyalty card.</source>
        <translation>Это этикетка магазина, а не карта клуба.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card.</source>
        <translation>Отсканируйте карту покупателя.</translation>
    </message>
    <message>
        <source>The report is copied.</source>
        <translation>Отчёт скопирован.</translation>
    </message>
    <message>
        <source>The camera reads it: {code}.</source>
        <translation>Камера считывает: {code}.</translation>
    </message>
    <message>
        <source>Too fast: that code was not taken.</source>
        <translation>Слишком быстро: этот код не принят.</translation>
    </message>
    <message>
        <source>Scan it again when the till is ready.</source>
        <translation>Считайте ещё раз, когда касса освободится.</translation>
    </message>
    <message>
        <source>No points were spent.</source>
        <translation>Баллы не списаны.</translation>
    </message>
    <message>
        <source>Nothing was returned yet.</source>
        <translation>Пока ничего не возвращено.</translation>
    </message>
    <message>
        <source>{amount} for {name} is not saved yet.</source>
        <translation>{name}: {amount} — ещё не сохранено.</translation>
    </message>
    <message>
        <source>Without that the customer gets no points.</source>
        <translation>Без этого покупатель не получит баллов.</translation>
    </message>
    <message>
        <source>Press Enter to save it or Esc to drop it, then go on.</source>
        <translation>Нажмите Enter, чтобы сохранить, или Esc, чтобы отбросить, и продолжайте.</translation>
    </message>
    <message>
        <source>The return is not saved yet.</source>
        <translation>Возврат ещё не сохранён.</translation>
    </message>
    <message>
        <source>Confirm it or press Esc to drop it, then go on.</source>
        <translation>Подтвердите его или нажмите Esc, чтобы отбросить, и продолжайте.</translation>
    </message>
    <message>
        <source>The amount is missing.</source>
        <translation>Не указана сумма.</translation>
    </message>
    <message>
        <source>It was not added to the purchase.</source>
        <translation>В покупку это не добавлено.</translation>
    </message>
    <message>
        <source>The till has no price for this.</source>
        <translation>В кассе нет цены.</translation>
    </message>
    <message>
        <source>It is not in the purchase yet.</source>
        <translation>В покупке этого пока нет.</translation>
    </message>
    <message>
        <source>Type the price and press Enter; Esc leaves it out.</source>
        <translation>Введите цену и нажмите Enter; Esc — без этого товара.</translation>
    </message>
    <message>
        <source>The price of {product} is still missing.</source>
        <translation>Всё ещё нет цены: {product}.</translation>
    </message>
    <message>
        <source>Type that price and press Enter; then scan again.</source>
        <translation>Введите эту цену и нажмите Enter; потом отсканируйте снова.</translation>
    </message>
    <message>
        <source>The price of {product} is missing.</source>
        <translation>Нет цены: {product}.</translation>
    </message>
    <message>
        <source>Nothing was saved yet.</source>
        <translation>Пока ничего не сохранено.</translation>
    </message>
    <message>
        <source>An amount is typed already.</source>
        <translation>Сумма уже введена.</translation>
    </message>
    <message>
        <source>Confirm the amount, or delete it and scan the goods.</source>
        <translation>Подтвердите сумму или сотрите её и отсканируйте товары.</translation>
    </message>
    <message>
        <source>The goods make the amount.</source>
        <translation>Сумма складывается из товаров.</translation>
    </message>
    <message>
        <source>Scan what is missing, or press Esc and type the amount.</source>
        <translation>Отсканируйте недостающее или нажмите Esc и введите сумму.</translation>
    </message>
    <message>
        <source>The purchase has as many lines as fit.</source>
        <translation>В покупке уже столько строк, сколько помещается.</translation>
    </message>
    <message>
        <source>Confirm it, and scan the rest for the same customer.</source>
        <translation>Подтвердите её, а остальное отсканируйте для того же покупателя.</translation>
    </message>
    <message>
        <source>The register has a purchase of {amount}.</source>
        <translation>На кассе магазина покупка на {amount}.</translation>
    </message>
    <message>
        <source>It counts for the next card that is scanned.</source>
        <translation>Она засчитается для следующей отсканированной карты.</translation>
    </message>
    <message>
        <source>This purchase comes from the register.</source>
        <translation>Эта покупка пришла с кассы магазина.</translation>
    </message>
    <message>
        <source>Change it at the register; Esc drops it here.</source>
        <translation>Измените её на кассе магазина; Esc уберёт её здесь.</translation>
    </message>
    <message>
        <source>The register has saved this purchase itself.</source>
        <translation>Касса сама сохранила эту покупку.</translation>
    </message>
    <message>
        <source>It was not saved a second time.</source>
        <translation>Второй раз она не сохранена.</translation>
    </message>
    <message>
        <source>Look at the receipt of the register.</source>
        <translation>Проверьте чек кассы.</translation>
    </message>
    <message>
        <source>The register has changed or taken back this purchase.</source>
        <translation>Касса изменила или отозвала эту покупку.</translation>
    </message>
    <message>
        <source>Look at what the register shows now, and confirm that.</source>
        <translation>Посмотрите, что касса показывает теперь, и подтвердите это.</translation>
    </message>
    <message>
        <source>Type the amount, or choose a reward to hand over.</source>
        <translation>Введите сумму или выберите награду, которую выдать.</translation>
    </message>
    <message>
        <source>Without a purchase only one reward can be handed over at a time.</source>
        <translation>Без покупки можно выдать только одну награду за раз.</translation>
    </message>
    <message>
        <source>Keep one reward and confirm; then scan the card again.</source>
        <translation>Оставьте одну награду и подтвердите; затем снова считайте карту.</translation>
    </message>
    <message>
        <source>Not enough points: needs {needed}, has {has}.</source>
        <translation>Не хватает баллов: нужно {needed}, есть {has}.</translation>
    </message>
    <message>
        <source>Choose another reward, or take the choice back.</source>
        <translation>Выберите другую награду или снимите выбор.</translation>
    </message>
    <message>
        <source>This reward cannot be had now. {reason}</source>
        <translation>Эту награду сейчас взять нельзя. {reason}</translation>
    </message>
    <message>
        <source>So much cannot be spent here without the network. {reason}</source>
        <translation>Без сети столько здесь списать нельзя. {reason}</translation>
    </message>
    <message>
        <source>Take less, or try again when the till is online.</source>
        <translation>Спишите меньше или попробуйте снова, когда касса будет в сети.</translation>
    </message>
    <message>
        <source>This till has no purchase with that receipt.</source>
        <translation>На этой кассе нет покупки с таким чеком.</translation>
    </message>
    <message>
        <source>One moment: that code comes next.</source>
        <translation>Минутку: этот код следующий.</translation>
    </message>
    <message>
        <source>One code is waiting already.</source>
        <translation>Один код уже ждёт.</translation>
    </message>
    <message>
        <source>Check the number, or go to the till that printed the receipt.</source>
        <translation>Проверьте номер или подойдите к кассе, где напечатан чек.</translation>
    </message>
    <message>
        <source>More would come back than was sold: at most {left}.</source>
        <translation>Это больше, чем продано: не больше {left}.</translation>
    </message>
    <message>
        <source>Correct the amount.</source>
        <translation>Исправьте сумму.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Ничего не выбрано.</translation>
    </message>
    <message>
        <source>Choose what comes back, or type its amount.</source>
        <translation>Выберите, что возвращают, или введите сумму.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>An action can be undone once, within a minute.</source>
        <translation>Действие можно отменить один раз, в течение минуты.</translation>
    </message>
    <message>
        <source>Use a return (F6), or call a manager.</source>
        <translation>Оформите возврат (F6) или позовите старшего.</translation>
    </message>
    <message>
        <source>The entry was dropped; nothing was saved.</source>
        <translation>Ввод отброшен; ничего не сохранено.</translation>
    </message>
    <message>
        <source>Nothing was spent.</source>
        <translation>Ничего не списано.</translation>
    </message>
    <message>
        <source>Not enough stored money: needs {needed_money}, has {has_money}.</source>
        <translation>Не хватает средств: нужно {needed_money}, есть {has_money}.</translation>
    </message>
    <message>
        <source>No money was taken.</source>
        <translation>Ничего не списано.</translation>
    </message>
    <message>
        <source>Take less from it; the customer pays the rest another way.</source>
        <translation>Спишите меньше; остальное клиент оплатит иначе.</translation>
    </message>
    <message>
        <source>Only {due_money} is to be paid, and {paid_money} would be taken.</source>
        <translation>К оплате только {due_money}, а списалось бы {paid_money}.</translation>
    </message>
    <message>
        <source>Look at the amount again, then press Enter.</source>
        <translation>Проверьте сумму и нажмите Enter.</translation>
    </message>
    <message>
        <source>Nothing is set aside for this any more.</source>
        <translation>Для этого больше ничего не отложено.</translation>
    </message>
    <message>
        <source>The points are where they were.</source>
        <translation>Баллы остались как были.</translation>
    </message>
    <message>
        <source>Scan the card again to see the balance.</source>
        <translation>Считайте карту ещё раз, чтобы увидеть баланс.</translation>
    </message>
    <message>
        <source>The programme does not know this activity.</source>
        <translation>В программе нет такой активности.</translation>
    </message>
    <message>
        <source>Nothing was given for it.</source>
        <translation>За неё ничего не начислено.</translation>
    </message>
    <message>
        <source>Choose another, or call a manager.</source>
        <translation>Выберите другую или позовите старшего.</translation>
    </message>
    <message>
        <source>Purchases collect no points on this till for now.</source>
        <translation>Пока покупки на этой кассе не приносят баллов.</translation>
    </message>
    <message>
        <source>Keep the receipt and call a manager.</source>
        <translation>Сохраните чек и позовите старшего.</translation>
    </message>
    <message>
        <source>The shop has no rules for today.</source>
        <translation>На сегодня в магазине нет правил программы.</translation>
    </message>
    <message>
        <source>The member&apos;s points changed just now.</source>
        <translation>Баллы покупателя только что изменились.</translation>
    </message>
    <message>
        <source>Confirm again.</source>
        <translation>Подтвердите ещё раз.</translation>
    </message>
    <message>
        <source>Something went wrong while saving.</source>
        <translation>При сохранении произошёл сбой.</translation>
    </message>
    <message>
        <source>It is not known whether this was saved.</source>
        <translation>Неизвестно, сохранилось ли это.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you enter it again.</source>
        <translation>Считайте карту и проверьте баланс, прежде чем вводить снова.</translation>
    </message>
    <message>
        <source>The card is saved as {file}. Print it from there.</source>
        <translation>Карта сохранена как {file}. Распечатайте её оттуда.</translation>
    </message>
    <message>
        <source>The card could not be saved.</source>
        <translation>Карту не удалось сохранить.</translation>
    </message>
    <message>
        <source>The customer&apos;s number stays as it is.</source>
        <translation>Номер покупателя остаётся прежним.</translation>
    </message>
    <message>
        <source>Try another folder, or one on another disk.</source>
        <translation>Попробуйте другую папку или другой диск.</translation>
    </message>
    <message>
        <source>The till cannot use its own file.</source>
        <translation>Касса не может открыть свой файл.</translation>
    </message>
    <message>
        <source>The till&apos;s database program is too old to be trusted.</source>
        <translation>Программа базы данных кассы слишком стара, ей нельзя доверять.</translation>
    </message>
    <message>
        <source>Call support to update the till.</source>
        <translation>Позвоните в поддержку, чтобы обновить кассу.</translation>
    </message>
    <message>
        <source>The till&apos;s file does not open with its key.</source>
        <translation>Файл кассы не открывается её ключом.</translation>
    </message>
    <message>
        <source>Call support; do not delete anything.</source>
        <translation>Позвоните в поддержку; ничего не удаляйте.</translation>
    </message>
    <message>
        <source>The till&apos;s file is damaged.</source>
        <translation>Файл кассы повреждён.</translation>
    </message>
    <message>
        <source>Call support to bring back the last backup.</source>
        <translation>Позвоните в поддержку, чтобы вернуть последнюю копию.</translation>
    </message>
    <message>
        <source>The till is open a second time on this computer.</source>
        <translation>Касса открыта на этом компьютере второй раз.</translation>
    </message>
    <message>
        <source>Customers are served in the other window.</source>
        <translation>Покупателей обслуживает другое окно.</translation>
    </message>
    <message>
        <source>Use the window that is open already.</source>
        <translation>Используйте уже открытое окно.</translation>
    </message>
    <message>
        <source>The till&apos;s file was made by a newer version of this program.</source>
        <translation>Файл кассы создан более новой версией программы.</translation>
    </message>
    <message>
        <source>The disk is full: this was not saved.</source>
        <translation>Диск заполнен: это не сохранено.</translation>
    </message>
    <message>
        <source>The customer&apos;s points did not change.</source>
        <translation>Баллы покупателя не изменились.</translation>
    </message>
    <message>
        <source>Call a manager to free some space, then confirm again.</source>
        <translation>Позовите старшего, чтобы освободить место, и подтвердите снова.</translation>
    </message>
    <message>
        <source>Something went wrong in the till.</source>
        <translation>В кассе что-то пошло не так.</translation>
    </message>
    <message>
        <source>The last step may be missing.</source>
        <translation>Последний шаг мог не сохраниться.</translation>
    </message>
    <message>
        <source>Scan the card and check the balance before you repeat it.</source>
        <translation>Прежде чем повторить, считайте карту и проверьте баланс.</translation>
    </message>
    <message>
        <source>The till was not closed properly. Nothing had been saved on it.</source>
        <translation>Касса была закрыта неправильно. На ней ничего не было сохранено.</translation>
    </message>
    <message>
        <source>Scan cards with the reader, or find the customer by phone (F3).</source>
        <translation>Сканируйте карты сканером или найдите клиента по телефону (F3).</translation>
    </message>
    <message>
        <source>Tell a manager.</source>
        <translation>Сообщите менеджеру.</translation>
    </message>
    <message>
        <source>The camera cannot be used.</source>
        <translation>Камеру нельзя использовать.</translation>
    </message>
    <message>
        <source>Close other programs that use it and check its cable.</source>
        <translation>Закройте другие программы, которые её используют, и проверьте её кабель.</translation>
    </message>
    <message>
        <source>The camera gives no picture: another program may be using it.</source>
        <translation>Камера не даёт изображения: возможно, её использует другая программа.</translation>
    </message>
    <message>
        <source>Close that program, or unplug the camera and plug it in again.</source>
        <translation>Закройте эту программу или отключите камеру и подключите её снова.</translation>
    </message>
    <message>
        <source>The camera is not plugged in.</source>
        <translation>Камера не подключена.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another (F7).</source>
        <translation>Подключите её или выберите другую (F7).</translation>
    </message>
    <message>
        <source>The camera was unplugged.</source>
        <translation>Камера отключена от кассы.</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>Подключите её снова.</translation>
    </message>
    <message>
        <source>This computer does not let the till use the camera.</source>
        <translation>Этот компьютер не разрешает кассе использовать камеру.</translation>
    </message>
    <message>
        <source>Allow it in the computer&apos;s privacy settings under Camera, then start the till again.</source>
        <translation>Разрешите это в настройках конфиденциальности компьютера, в разделе «Камера», и запустите кассу снова.</translation>
    </message>
    <message>
        <source>The program for the camera is missing.</source>
        <translation>Нет программы для камеры.</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures cannot be read.</source>
        <translation>Изображение с камеры не удаётся прочитать.</translation>
    </message>
    <message>
        <source>Take away what lies before it; it tries again by itself.</source>
        <translation>Уберите то, что лежит перед камерой; она попробует снова сама.</translation>
    </message>
    <message>
        <source>The camera has stopped working.</source>
        <translation>Камера перестала работать.</translation>
    </message>
    <message>
        <source>It reads no cards; all else works as usual.</source>
        <translation>Карты не считываются; всё остальное работает как обычно.</translation>
    </message>
    <message>
        <source>The code was empty.</source>
        <translation>Код пустой.</translation>
    </message>
    <message>
        <source>This code is too long for a card.</source>
        <translation>Этот код слишком длинный для карты.</translation>
    </message>
    <message>
        <source>This code holds signs that no card has.</source>
        <translation>В этом коде есть знаки, которых на картах не бывает.</translation>
    </message>
    <message>
        <source>This code holds letters that no card has.</source>
        <translation>В этом коде есть буквы, которых на картах не бывает.</translation>
    </message>
    <message>
        <source>That is a web address, not a loyalty card.</source>
        <translation>Это адрес сайта, а не карта клуба.</translation>
    </message>
    <message>
        <source>The code was not read completely.</source>
        <translation>Код считан не полностью.</translation>
    </message>
    <message>
        <source>This card or code is not from our programme.</source>
        <translation>Эта карта или код не из нашей программы.</translation>
    </message>
    <message>
        <source>This code cannot be used here.</source>
        <translation>Этот код здесь не подходит.</translation>
    </message>
    <message>
        <source>Scan it again, flat and close; or look the customer up (F3).</source>
        <translation>Считайте ещё раз, ровно и близко; или найдите покупателя (F3).</translation>
    </message>
    <message>
        <source>Ask for our card, or look the customer up by phone (F3).</source>
        <translation>Попросите нашу карту или найдите покупателя по телефону (F3).</translation>
    </message>
    <message>
        <source>Go on as usual.</source>
        <translation>Работайте как обычно.</translation>
    </message>
    <message>
        <source>This till has no server.</source>
        <translation>У этой кассы нет сервера.</translation>
    </message>
    <message>
        <source>Everything is saved on this till alone.</source>
        <translation>Всё сохраняется только на этой кассе.</translation>
    </message>
    <message>
        <source>The till is looking for the server.</source>
        <translation>Касса ищет сервер.</translation>
    </message>
    <message>
        <source>Points are saved on this till meanwhile.</source>
        <translation>Баллы пока сохраняются на этой кассе.</translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>Всё отправлено.</translation>
    </message>
    <message>
        <source>What was saved is being sent.</source>
        <translation>Сохранённое отправляется.</translation>
    </message>
    <message>
        <source>It is safe on this till meanwhile.</source>
        <translation>Пока оно в сохранности на этой кассе.</translation>
    </message>
    <message>
        <source>The shop&apos;s members are still being loaded.</source>
        <translation>Клиенты магазина ещё загружаются.</translation>
    </message>
    <message>
        <source>Everybody collects points; some rewards need the server.</source>
        <translation>Баллы начисляются всем; для некоторых наград нужен сервер.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Сервер недоступен.</translation>
    </message>
    <message>
        <source>Points are saved on this till and sent later.</source>
        <translation>Баллы сохраняются на этой кассе и будут отправлены позже.</translation>
    </message>
    <message>
        <source>Go on as usual; if it lasts, check the network.</source>
        <translation>Работайте как обычно; если это надолго, проверьте сеть.</translation>
    </message>
    <message>
        <source>Beyond what is set aside, rewards for {floor} until {until}.</source>
        <translation>Сверх отложенного — награды на {floor} до {until}.</translation>
    </message>
    <message>
        <source>The copy is saved as {file}.</source>
        <translation>Копия сохранена как {file}.</translation>
    </message>
    <message>
        <source>It holds everything that is not sent yet.</source>
        <translation>В ней всё, что ещё не отправлено.</translation>
    </message>
    <message>
        <source>Take it to the office, to be read in there.</source>
        <translation>Отнесите её в офис, чтобы её там прочитали.</translation>
    </message>
    <message>
        <source>The copy could not be saved.</source>
        <translation>Копию не удалось сохранить.</translation>
    </message>
    <message>
        <source>What waits is safe on this till.</source>
        <translation>То, что ждёт, в сохранности на этой кассе.</translation>
    </message>
    <message>
        <source>Try another stick or folder.</source>
        <translation>Попробуйте другую флешку или папку.</translation>
    </message>
    <message>
        <source>Points are saved on this till, and not sent.</source>
        <translation>Баллы сохраняются на этой кассе, но не отправляются.</translation>
    </message>
    <message>
        <source>The disk of this till is full.</source>
        <translation>Диск этой кассы заполнен.</translation>
    </message>
    <message>
        <source>What comes from the server cannot be saved.</source>
        <translation>То, что приходит с сервера, нельзя сохранить.</translation>
    </message>
    <message>
        <source>Call a manager to free some space.</source>
        <translation>Позовите менеджера, чтобы освободить место.</translation>
    </message>
    <message>
        <source>The server lacks operations that this till has no more.</source>
        <translation>На сервере нет операций, которых на этой кассе тоже больше нет.</translation>
    </message>
    <message>
        <source>Points of some customers may be missing there.</source>
        <translation>У некоторых клиентов там могут пропасть баллы.</translation>
    </message>
    <message>
        <source>This till was stopped at the server.</source>
        <translation>Эта касса остановлена на сервере.</translation>
    </message>
    <message>
        <source>It hands out no rewards; what it saves counts once the owner agrees.</source>
        <translation>Наград она не выдаёт; то, что она сохраняет, засчитается с согласия владельца.</translation>
    </message>
    <message>
        <source>Call a manager.</source>
        <translation>Позовите менеджера.</translation>
    </message>
    <message>
        <source>The server does not know this till.</source>
        <translation>Сервер не знает эту кассу.</translation>
    </message>
    <message>
        <source>Call a manager: the till has to join again.</source>
        <translation>Позовите менеджера: кассу нужно подключить заново.</translation>
    </message>
    <message>
        <source>The till cannot agree with the server.</source>
        <translation>Касса не может согласовать данные с сервером.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation>Часы этого компьютера неверны.</translation>
    </message>
    <message>
        <source>Points are collected; rewards wait for the server.</source>
        <translation>Баллы начисляются; награды ждут сервера.</translation>
    </message>
    <message>
        <source>Call a manager to set the date and the time.</source>
        <translation>Позовите менеджера, чтобы установить дату и время.</translation>
    </message>
    <message>
        <source>The server could not take something as it is.</source>
        <translation>Сервер не смог принять кое-что как есть.</translation>
    </message>
    <message>
        <source>It is kept there; nothing is lost.</source>
        <translation>Оно там хранится; ничего не потеряно.</translation>
    </message>
    <message>
        <source>Tell a manager to look at it in the office.</source>
        <translation>Скажите менеджеру проверить это в офисе.</translation>
    </message>
    <message>
        <source>The program of this till is too old for the server.</source>
        <translation>Программа этой кассы слишком старая для сервера.</translation>
    </message>
    <message>
        <source>What it saves is sent; what others do is not shown here.</source>
        <translation>Сохранённое отправляется; того, что делают другие кассы, здесь не видно.</translation>
    </message>
    <message>
        <source>This till has not heard of the shop&apos;s rules for days.</source>
        <translation>Эта касса несколько дней не получала правил магазина.</translation>
    </message>
    <message>
        <source>Points may be counted by rules that hold no more.</source>
        <translation>Баллы могут считаться по устаревшим правилам.</translation>
    </message>
    <message>
        <source>Connect the till to the network, or call a manager.</source>
        <translation>Подключите кассу к сети или позовите старшего.</translation>
    </message>
    <message>
        <source>Something has waited for the server for over a day.</source>
        <translation>Что-то ждёт сервера больше суток.</translation>
    </message>
    <message>
        <source>It is safe, but on this till alone.</source>
        <translation>Оно в сохранности, но только на этой кассе.</translation>
    </message>
    <message>
        <source>Check the network; closing the till offers to save a copy.</source>
        <translation>Проверьте сеть; при закрытии кассы можно сохранить копию.</translation>
    </message>
    <message>
        <source>That is a member code from a phone.</source>
        <translation>Это код участника с телефона.</translation>
    </message>
    <message>
        <source>This till cannot read it yet; nothing changed for the customer.</source>
        <translation>Эта касса его пока не читает; для покупателя ничего не изменилось.</translation>
    </message>
    <message>
        <source>Scan the printed card, or look the customer up by phone (F3).</source>
        <translation>Считайте напечатанную карту или найдите покупателя по телефону (F3).</translation>
    </message>
    <message>
        <source>That is a gift card.</source>
        <translation>Это подарочная карта.</translation>
    </message>
    <message>
        <source>No money was taken from it: this till takes no gift cards yet.</source>
        <translation>С неё ничего не списано: эта касса пока не принимает подарочные карты.</translation>
    </message>
    <message>
        <source>Let the customer pay another way, or call a manager.</source>
        <translation>Пусть покупатель заплатит иначе, или позовите старшего.</translation>
    </message>
    <message>
        <source>That is a staff badge.</source>
        <translation>Это бейдж сотрудника.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till; nothing changed for the customer.</source>
        <translation>На этой кассе никто не входит по бейджу; для покупателя ничего не изменилось.</translation>
    </message>
    <message>
        <source>That is a product, not a receipt.</source>
        <translation>Это товар, а не чек.</translation>
    </message>
    <message>
        <source>Scan the receipt, then choose on the screen what comes back.</source>
        <translation>Считайте чек, затем выберите на экране, что возвращают.</translation>
    </message>
    <message>
        <source>That is no blank card of the shop.</source>
        <translation>Это не чистая карта магазина.</translation>
    </message>
    <message>
        <source>Scan a blank card, or go on without one: a card can be printed.</source>
        <translation>Считайте чистую карту или продолжайте без неё: карту можно напечатать.</translation>
    </message>
    <message>
        <source>The new member is not saved yet.</source>
        <translation>Новый участник ещё не сохранён.</translation>
    </message>
    <message>
        <source>Press Enter to save or Esc to drop it, then go on.</source>
        <translation>Нажмите Enter, чтобы сохранить, или Esc, чтобы отменить, затем продолжайте.</translation>
    </message>
    <message>
        <source>The coupon was not used and stays good.</source>
        <translation>Купон не использован и остаётся в силе.</translation>
    </message>
    <message>
        <source>The coupon counts with this purchase.</source>
        <translation>Купон учтён в этой покупке.</translation>
    </message>
    <message>
        <source>This coupon counts already.</source>
        <translation>Этот купон уже учтён.</translation>
    </message>
    <message>
        <source>That is a coupon of the shop.</source>
        <translation>Это купон магазина.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card first, then the coupon.</source>
        <translation>Сначала считайте карту покупателя, затем купон.</translation>
    </message>
    <message>
        <source>That is a coupon, but the purchase is saved already.</source>
        <translation>Это купон, но покупка уже сохранена.</translation>
    </message>
    <message>
        <source>Keep it for next time, or undo the purchase (F8) and enter it anew.</source>
        <translation>Оставьте его на следующий раз или отмените покупку (F8) и введите её заново.</translation>
    </message>
    <message>
        <source>That is a coupon: it counts with a purchase only.</source>
        <translation>Это купон: он действует только при покупке.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer&apos;s card and the coupon.</source>
        <translation>Сначала закончите здесь; затем считайте карту покупателя и купон.</translation>
    </message>
    <message>
        <source>This coupon does not count now. {reason}</source>
        <translation>Этот купон сейчас не действует. {reason}</translation>
    </message>
    <message>
        <source>The purchase goes on without it.</source>
        <translation>Покупка пройдёт без него.</translation>
    </message>
    <message>
        <source>Give the coupon back to the customer.</source>
        <translation>Верните купон покупателю.</translation>
    </message>
    <message>
        <source>No more coupons fit into one purchase.</source>
        <translation>Больше купонов в одной покупке нельзя.</translation>
    </message>
    <message>
        <source>Save this purchase; use the coupon with another.</source>
        <translation>Сохраните эту покупку; используйте купон при следующей.</translation>
    </message>
    <message>
        <source>The voucher was not used.</source>
        <translation>Ваучер не использован.</translation>
    </message>
    <message>
        <source>That is a voucher of the shop.</source>
        <translation>Это ваучер магазина.</translation>
    </message>
    <message>
        <source>Choose its reward in the list: what vouchers pay for stands first.</source>
        <translation>Выберите его награду в списке: то, что оплачивают ваучеры, стоит первым.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s card; then choose its reward in the list.</source>
        <translation>Считайте карту покупателя; затем выберите награду в списке.</translation>
    </message>
    <message>
        <source>That is a voucher: it is of no use here.</source>
        <translation>Это ваучер: здесь он не нужен.</translation>
    </message>
    <message>
        <source>Finish this first; then scan the customer&apos;s card.</source>
        <translation>Сначала закончите здесь; затем считайте карту покупателя.</translation>
    </message>
    <message>
        <source>Check its cable, then see what the till hears of it (F9).</source>
        <translation>Проверьте кабель, затем посмотрите, что касса от него получает (F9).</translation>
    </message>
    <message>
        <source>Goods cannot be scanned into a purchase; amounts can be typed.</source>
        <translation>Товары нельзя сканировать в покупку; сумму можно ввести.</translation>
    </message>
    <message>
        <source>Purchases at the register bring no points by themselves.</source>
        <translation>Покупки на кассе магазина сейчас сами баллов не дают.</translation>
    </message>
    <message>
        <source>The list of goods has a mistake in line {line}.</source>
        <translation>В списке товаров ошибка в строке {line}.</translation>
    </message>
    <message>
        <source>Tell the manager: the till&apos;s log names every mistake.</source>
        <translation>Скажите управляющему: журнал кассы называет каждую ошибку.</translation>
    </message>
    <message>
        <source>The list of goods cannot be read.</source>
        <translation>Список товаров не читается.</translation>
    </message>
    <message>
        <source>Tell the manager: the file may be missing or open elsewhere.</source>
        <translation>Скажите управляющему: файла может не быть, или он открыт в другом месте.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: another program is in its way.</source>
        <translation>Касса магазина не связывается с этой программой: мешает другая программа.</translation>
    </message>
    <message>
        <source>Scan cards here as usual, and tell the manager.</source>
        <translation>Сканируйте карты здесь, как обычно, и скажите управляющему.</translation>
    </message>
    <message>
        <source>The register cannot reach the till: its files cannot be used.</source>
        <translation>Касса магазина не связывается с этой программой: её файлы недоступны.</translation>
    </message>
    <message>
        <source>Everything is saved; only the paper is missing.</source>
        <translation>Всё сохранено; нет только бумаги.</translation>
    </message>
    <message>
        <source>The receipt goes to the printer.</source>
        <translation>Чек отправлен на принтер.</translation>
    </message>
    <message>
        <source>There is no receipt of the last minute to print.</source>
        <translation>Нет чека за последнюю минуту для печати.</translation>
    </message>
    <message>
        <source>The customer&apos;s points are as they were.</source>
        <translation>Баллы клиента не изменились.</translation>
    </message>
    <message>
        <source>Scan the card to see the points on the screen.</source>
        <translation>Отсканируйте карту, чтобы увидеть баллы на экране.</translation>
    </message>
    <message>
        <source>This till has no receipt printer.</source>
        <translation>У этой кассы нет чекового принтера.</translation>
    </message>
    <message>
        <source>Receipts come from the register.</source>
        <translation>Чеки печатает ККТ.</translation>
    </message>
    <message>
        <source>A manager can name a printer in the settings.</source>
        <translation>Менеджер может указать принтер в настройках.</translation>
    </message>
    <message>
        <source>The receipt printer is not there.</source>
        <translation>Чековый принтер не найден.</translation>
    </message>
    <message>
        <source>The receipt printer does not answer.</source>
        <translation>Чековый принтер не отвечает.</translation>
    </message>
    <message>
        <source>The receipt printer broke off.</source>
        <translation>Чековый принтер прервал печать.</translation>
    </message>
    <message>
        <source>The receipt printer has no paper.</source>
        <translation>В чековом принтере нет бумаги.</translation>
    </message>
    <message>
        <source>The receipt printer is open, or has stopped.</source>
        <translation>Чековый принтер открыт или остановлен.</translation>
    </message>
    <message>
        <source>Receipts cannot be saved in their folder.</source>
        <translation>Чеки не сохраняются в свою папку.</translation>
    </message>
    <message>
        <source>Receipts cannot be printed any more.</source>
        <translation>Чеки больше не печатаются.</translation>
    </message>
    <message>
        <source>Put in a new roll: it goes on by itself.</source>
        <translation>Вставьте новый рулон: печать продолжится сама.</translation>
    </message>
    <message>
        <source>Close its cover: it goes on by itself.</source>
        <translation>Закройте крышку: печать продолжится сама.</translation>
    </message>
    <message>
        <source>Look at its plug and its cable: it goes on by itself.</source>
        <translation>Проверьте вилку и кабель: печать продолжится сама.</translation>
    </message>
    <message>
        <source>Tell the manager: the folder may be full, or gone.</source>
        <translation>Сообщите менеджеру: папка переполнена или пропала.</translation>
    </message>
    <message>
        <source>Tell the manager, and start the till again when there is time.</source>
        <translation>Сообщите менеджеру и перезапустите кассу, когда будет время.</translation>
    </message>
</context>
<context>
    <name>readers</name>
    <message>
        <source>The barcode reader is not plugged in.</source>
        <translation>Сканер не подключён.</translation>
    </message>
    <message>
        <source>The barcode reader was unplugged.</source>
        <translation>Сканер отключили.</translation>
    </message>
    <message>
        <source>The barcode reader is used by another program, or not allowed to the till.</source>
        <translation>Сканер занят другой программой, или у кассы нет к нему доступа.</translation>
    </message>
    <message>
        <source>The program for USB readers is missing.</source>
        <translation>Нет программы для USB-сканеров.</translation>
    </message>
    <message>
        <source>The barcode reader has stopped.</source>
        <translation>Сканер перестал работать.</translation>
    </message>
    <message>
        <source>Reader on a serial line</source>
        <translation>Сканер на последовательном порту</translation>
    </message>
    <message>
        <source>USB readers for points of sale</source>
        <translation>USB-сканеры для торговых точек</translation>
    </message>
    <message>
        <source>Readers that type like a keyboard</source>
        <translation>Сканеры, которые печатают как клавиатура</translation>
    </message>
    <message>
        <source>No scan: taken for typing</source>
        <translation>Не скан: принято за ввод с клавиатуры</translation>
    </message>
    <message>
        <source>Scan: {kind}</source>
        <translation>Скан: {kind}</translation>
    </message>
    <message>
        <source>Typed: {text}</source>
        <translation>Введено: {text}</translation>
    </message>
    <message>
        <source>Code: {text}</source>
        <translation>Код: {text}</translation>
    </message>
    <message>
        <source>Kind of barcode: the reader does not say</source>
        <translation>Вид кода: сканер его не сообщает</translation>
    </message>
    <message>
        <source>Kind of barcode: {kind}</source>
        <translation>Вид кода: {kind}</translation>
    </message>
    <message>
        <source>Taken off: {texts}</source>
        <translation>Убрано: {texts}</translation>
    </message>
    <message>
        <source>This keyboard made of it: {text}</source>
        <translation>Эта клавиатура превратила это в: {text}</translation>
    </message>
    <message>
        <source>Each key / its number, after so many milliseconds:</source>
        <translation>Каждая клавиша / её номер, через столько миллисекунд:</translation>
    </message>
    <message>
        <source>All is well: there is nothing to set.</source>
        <translation>Всё в порядке: настраивать нечего.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Ending: {key}</source>
        <translation>Окончание: {key}</translation>
    </message>
    <message>
        <source>Longest pause: {count} ms</source>
        <translation>Самая длинная пауза: {count} мс</translation>
    </message>
    <message>
        <source>a card of this programme</source>
        <translation>карта этой программы</translation>
    </message>
    <message>
        <source>a card of another programme</source>
        <translation>карта другой программы</translation>
    </message>
    <message>
        <source>a member&apos;s code from a phone</source>
        <translation>код участника с телефона</translation>
    </message>
    <message>
        <source>a coupon</source>
        <translation>купон</translation>
    </message>
    <message>
        <source>a voucher, a gift card or a badge</source>
        <translation>ваучер, подарочная карта или бейдж</translation>
    </message>
    <message>
        <source>a receipt</source>
        <translation>чек</translation>
    </message>
    <message>
        <source>a product</source>
        <translation>товар</translation>
    </message>
    <message>
        <source>a label of the shop itself</source>
        <translation>этикетка самого магазина</translation>
    </message>
    <message>
        <source>a code that was not read right</source>
        <translation>код, прочитанный с ошибкой</translation>
    </message>
    <message>
        <source>a code that is not of this programme</source>
        <translation>код не из этой программы</translation>
    </message>
    <message>
        <source>This looks typed by hand. Scan a code with the reader.</source>
        <translation>Похоже на ввод вручную. Считайте код сканером.</translation>
    </message>
    <message>
        <source>The reader sends too slowly and is taken for a person. Set its delay between characters to less than 50 ms.</source>
        <translation>Сканер передаёт слишком медленно, и касса принимает его за человека. Установите в нём задержку между символами меньше 50 мс.</translation>
    </message>
    <message>
        <source>Fewer than 6 characters are taken for typing. Scan a longer code.</source>
        <translation>Меньше 6 символов касса считает вводом с клавиатуры. Считайте код длиннее.</translation>
    </message>
    <message>
        <source>The first characters came too slowly and went to the screen. Plug the reader in without a hub, or charge it.</source>
        <translation>Первые символы пришли слишком медленно и попали на экран. Подключите сканер без разветвителя или зарядите его.</translation>
    </message>
    <message>
        <source>The reader paused within the code. It was read all the same; a wireless reader may be too far from its base.</source>
        <translation>Сканер сделал паузу внутри кода. Код всё же прочитан; беспроводной сканер может быть слишком далеко от базы.</translation>
    </message>
    <message>
        <source>Set the reader to send Enter behind each code: scans are then told without a wait.</source>
        <translation>Настройте сканер передавать Enter после каждого кода: тогда сканы приходят без ожидания.</translation>
    </message>
    <message>
        <source>Caps Lock is on. The code was read all the same; turn Caps Lock off.</source>
        <translation>Включён Caps Lock. Код всё же прочитан; выключите Caps Lock.</translation>
    </message>
    <message>
        <source>The reader is set to another keyboard than this computer. The code was read all the same, by the places of the keys.</source>
        <translation>Сканер настроен на другую раскладку, чем этот компьютер. Код всё же прочитан, по местам клавиш.</translation>
    </message>
    <message>
        <source>The reader may be set to another keyboard than this computer: compare the code with the print. If letters differ, write layout = &quot;us&quot; under [readers] in the settings.</source>
        <translation>Сканер может быть настроен на другую раскладку, чем этот компьютер: сравните код с напечатанным. Если буквы отличаются, напишите layout = &quot;us&quot; под [readers] в настройках.</translation>
    </message>
    <message>
        <source>The reader sends control characters around the code. They are taken off; turn them off at the reader (STX, ETX).</source>
        <translation>Сканер передаёт вокруг кода управляющие символы. Касса их убирает; отключите их в сканере (STX, ETX).</translation>
    </message>
    <message>
        <source>These are no characters of a code. Set the speed and the parity of the line as the reader has them.</source>
        <translation>Это не символы кода. Установите скорость и чётность порта такие же, как в сканере.</translation>
    </message>
    <message>
        <source>Better still: let the reader send the AIM identifier, which says what kind of barcode it read.</source>
        <translation>Ещё лучше: пусть сканер передаёт идентификатор AIM, который сообщает вид прочитанного кода.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>The printer works.</source>
        <translation>Принтер работает.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>К оплате</translation>
    </message>
    <message>
        <source>Keep it: a return needs this code.</source>
        <translation>Сохраните: код нужен для возврата.</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Награда</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Касса {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Чек {number}</translation>
    </message>
    <message>
        <source>What was printed before does not count.</source>
        <translation>Напечатанное ранее недействительно.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Member&apos;s discount</source>
        <translation>Скидка участника</translation>
    </message>
    <message>
        <source>Back into stored money</source>
        <translation>Обратно на карту</translation>
    </message>
    <message>
        <source>Back to you</source>
        <translation>К возврату вам</translation>
    </message>
    <message>
        <source>Amount cancelled</source>
        <translation>Отменённая сумма</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>Ваши баллы</translation>
    </message>
    <message>
        <source>From stored money</source>
        <translation>С подарочной карты</translation>
    </message>
    <message>
        <source>Points given back</source>
        <translation>Баллы возвращены</translation>
    </message>
    <message>
        <source>Points collected</source>
        <translation>Баллы начислены</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Баллы списаны обратно</translation>
    </message>
    <message>
        <source>Points used</source>
        <translation>Баллы потрачены</translation>
    </message>
    <message>
        <source>of them to use later</source>
        <translation>из них доступны позже</translation>
    </message>
    <message>
        <source>as of {moment}</source>
        <translation>на {moment}</translation>
    </message>
    <message>
        <source>Later visits to other tills are not counted yet.</source>
        <translation>Более поздние визиты к другим кассам ещё не учтены.</translation>
    </message>
    <message>
        <source>{points} end before {day}</source>
        <translation>С {day} сгорит: {points}</translation>
    </message>
    <message>
        <source>Provisional until the server agrees.</source>
        <translation>Предварительно, до ответа сервера.</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Покупка</translation>
    </message>
</context>
<context>
    <name>restart</name>
    <message>
        <source>Saved last: {who} ({when}).</source>
        <translation>Сохранено последним: {who} ({when}).</translation>
    </message>
    <message>
        <source>The till was not closed properly: what came later is not saved.</source>
        <translation>Касса закрыта неправильно: то, что было позже, не сохранено.</translation>
    </message>
    <message>
        <source>Scan the card and enter that again.</source>
        <translation>Считайте карту и введите это снова.</translation>
    </message>
    <message>
        <source>Saving went wrong. If this is what you entered, it is safe.</source>
        <translation>Сбой при сохранении. Если это то, что вы ввели, оно сохранено.</translation>
    </message>
    <message>
        <source>If not, scan the card and enter it again.</source>
        <translation>Если нет, считайте карту и введите снова.</translation>
    </message>
    <message>
        <source>a reward for a voucher</source>
        <translation>награда по ваучеру</translation>
    </message>
    <message>
        <source>a purchase of {paid}, +{earned}</source>
        <translation>покупка на {paid}, +{earned}</translation>
    </message>
    <message>
        <source>a change of points</source>
        <translation>изменение баллов</translation>
    </message>
    <message>
        <source>a reward for {used}</source>
        <translation>награда за {used}</translation>
    </message>
    <message>
        <source>a return of {paid}</source>
        <translation>возврат на {paid}</translation>
    </message>
    <message>
        <source>an undo</source>
        <translation>отмена</translation>
    </message>
    <message>
        <source>a new member</source>
        <translation>новый участник</translation>
    </message>
</context>
<context>
    <name>reward</name>
    <message>
        <source>With the member&apos;s voucher.</source>
        <translation>По ваучеру участника.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Бесплатно</translation>
    </message>
</context>
<context>
    <name>saying</name>
    <message>
        <source>With this purchase the points are enough for: {name}</source>
        <translation>После этой покупки баллов хватит на: {name}</translation>
    </message>
    <message>
        <source>Birthday today: many happy returns!</source>
        <translation>Сегодня день рождения: поздравьте!</translation>
    </message>
    <message>
        <source>A birthday these days: many happy returns!</source>
        <translation>На днях день рождения: поздравьте!</translation>
    </message>
    <message>
        <source>Only {missing} to the tier: {name}</source>
        <translation>До статуса {name} осталось: {missing}</translation>
    </message>
    <message>
        <source>Only {missing} to go: {name}</source>
        <translation>Уже близко, осталось {missing}: {name}</translation>
    </message>
    <message>
        <source>For this member: {name}</source>
        <translation>Для этого участника: {name}</translation>
    </message>
    <message>
        <source>A voucher to use: {name}</source>
        <translation>Можно использовать ваучер: {name}</translation>
    </message>
    <message>
        <source>Enough points for: {name}</source>
        <translation>Баллов хватает на: {name}</translation>
    </message>
</context>
</TS>
