<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
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
    <name>ApprovalPanel</name>
    <message>
        <source>Somebody who may has to agree: by badge, or by PIN.</source>
        <translation>Должен согласиться тот, кто вправе: по бейджу или PIN.</translation>
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
    <name>DoctorPage</name>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Копировать отчёт</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln things so far</source>
        <translation>
            <numerusform>Проверяю… пока %Ln пункт</numerusform>
            <numerusform>Проверяю… пока %Ln пункта</numerusform>
            <numerusform>Проверяю… пока %Ln пунктов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things need somebody</source>
        <translation>
            <numerusform>%Ln пункт требует внимания</numerusform>
            <numerusform>%Ln пункта требуют внимания</numerusform>
            <numerusform>%Ln пунктов требуют внимания</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: nothing wrong so far</source>
        <translation>Прервано: пока всё в порядке</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Всё в порядке</translation>
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
        <source>for the purchase of {day}</source>
        <translation>за покупку {day}</translation>
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
        <source>{points} for the answer</source>
        <translation>{points} за ответ</translation>
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
    <name>EnrolExtras</name>
    <message>
        <source>May we make offers after what they buy? Ask, and tick only for a yes.</source>
        <translation>Можно подбирать предложения по покупкам? Спросите и отметьте, только если «да».</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Day, month, year: 24.12.1990</source>
        <translation>День, месяц, год: 24.12.1990</translation>
    </message>
    <message>
        <source>E-mail as well</source>
        <translation>Ещё e-mail</translation>
    </message>
    <message>
        <source>Phone as well</source>
        <translation>Ещё телефон</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Можно не заполнять</translation>
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
        <source>May we send news and offers? Ask, and tick only for a yes.</source>
        <translation>Можно присылать новости и предложения? Спросите и отметьте, только если «да».</translation>
    </message>
    <message>
        <source>More, if they like</source>
        <translation>Ещё, если захочет</translation>
    </message>
    <message>
        <source>Back to the name</source>
        <translation>Назад к имени</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Зарегистрировать</translation>
    </message>
</context>
<context>
    <name>EnrolWriting</name>
    <message>
        <source>Write to them by</source>
        <translation>Как писать</translation>
    </message>
    <message>
        <source>At most so often a month</source>
        <translation>Не чаще, раз в месяц</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Find member</source>
        <translation>Найти участника</translation>
    </message>
    <message>
        <source>Any digits of the phone, a name, an e-mail</source>
        <translation>Любые цифры телефона, имя, e-mail</translation>
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
    <name>FirstStartWindow</name>
    <message>
        <source>Step {number} of 4</source>
        <translation>Шаг {number} из 4</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>One moment: the shop is being set up.</source>
        <translation>Минутку: магазин настраивается.</translation>
    </message>
    <message>
        <source>Setting up the till</source>
        <translation>Первый запуск кассы</translation>
    </message>
</context>
<context>
    <name>Friend</name>
    <message>
        <source>Nobody invited them</source>
        <translation>Никто не приглашал</translation>
    </message>
    <message>
        <source>Invited by {name}</source>
        <translation>Приглашение: {name}</translation>
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
        <source>{name} stands here: lock the till</source>
        <translation>За кассой: {name}. Заблокировать кассу</translation>
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
    <name>HistoryPage</name>
    <message>
        <source>At this till only, newest first. The balance has what other tills did.</source>
        <translation>Только на этой кассе, сначала новое. В балансе учтены и другие кассы.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Более ранние</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Минуточку…</translation>
    </message>
    <message>
        <source>{name}: nothing has happened here yet</source>
        <translation>{name}: здесь ещё ничего не было</translation>
    </message>
    <message>
        <source>{name}: what happened</source>
        <translation>{name}: что происходило</translation>
    </message>
</context>
<context>
    <name>HistoryWhyCard</name>
    <message>
        <source>Take back…</source>
        <translation>Отменить…</translation>
    </message>
    <message>
        <source>Give to another member…</source>
        <translation>Передать другому…</translation>
    </message>
    <message>
        <source>Why so many points?</source>
        <translation>Почему столько баллов?</translation>
    </message>
    <message>
        <source>Press a row, and it is said here.</source>
        <translation>Нажмите строку, и объяснение появится здесь.</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Чек {number}</translation>
    </message>
    <message>
        <source>By {who}</source>
        <translation>Кто: {who}</translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation>Причина: {why}</translation>
    </message>
    <message>
        <source>Agreed by {who}</source>
        <translation>Разрешение: {who}</translation>
    </message>
    <message>
        <source>Challenges and other gifts</source>
        <translation>Задания и другие подарки</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Баллы</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Награды</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Минуточку…</translation>
    </message>
    <message>
        <source>The programme of that day is no longer on this till: rules go by their codes.</source>
        <translation>Программы того дня на этой кассе уже нет: вместо правил показаны их коды.</translation>
    </message>
    <message>
        <source>What gave nothing that day is no longer known here: the account has moved since.</source>
        <translation>Что в тот день ничего не дало, здесь уже не узнать: счёт с тех пор изменился.</translation>
    </message>
</context>
<context>
    <name>HostPart</name>
    <message>
        <source>Keep the address</source>
        <translation>Сохранить адрес</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>The office made a code for this till. It works once.</source>
        <translation>Офис выдал код для этой кассы. Он действует один раз.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Адрес сервера</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Подключить</translation>
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
        <source>On this page</source>
        <translation>На этой странице</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
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
        <source>Lock the till, or change places</source>
        <translation>Заблокировать кассу или сменить человека</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Покупка без карты</translation>
    </message>
    <message>
        <source>Type how many points pay</source>
        <translation>Ввести, сколькими баллами платить</translation>
    </message>
    <message>
        <source>More: settings, checks</source>
        <translation>Ещё: настройки, проверка</translation>
    </message>
    <message>
        <source>What happened to this member&apos;s points</source>
        <translation>Что происходило с баллами участника</translation>
    </message>
    <message>
        <source>Put the card or the balance right</source>
        <translation>Исправить карту или баланс</translation>
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
        <source>Closed or open, on the customer&apos;s display</source>
        <translation>Закрыто или открыто, для покупателей</translation>
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
    <name>KnownMembers</name>
    <message>
        <source>A member already? Press to open the account.</source>
        <translation>Уже участник? Нажмите, чтобы открыть счёт.</translation>
    </message>
    <message>
        <source>Open the existing member</source>
        <translation>Открыть этого участника</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Which language do you speak?</source>
        <translation>На каком языке вы говорите?</translation>
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
    <name>LetterPad</name>
    <message>
        <source>Capital or small letter</source>
        <translation>Прописная или строчная буква</translation>
    </message>
    <message>
        <source>Digits and signs, or letters</source>
        <translation>Цифры и знаки или буквы</translation>
    </message>
    <message>
        <source>Letters of another language</source>
        <translation>Буквы другого языка</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Take back the last letter</source>
        <translation>Стереть последнюю букву</translation>
    </message>
    <message>
        <source>Number pad</source>
        <translation>Цифровая клавиатура</translation>
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
    <name>LockPage</name>
    <message>
        <source>The till is locked: who is here?</source>
        <translation>Касса заблокирована: кто здесь?</translation>
    </message>
    <message>
        <source>Badge or PIN</source>
        <translation>Бейдж или PIN</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Print card</source>
        <translation>Печать карты</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что происходило</translation>
    </message>
    <message>
        <source>Card and balance</source>
        <translation>Карта и баланс</translation>
    </message>
</context>
<context>
    <name>MemberCarePage</name>
    <message>
        <source>Take back all digits</source>
        <translation>Убрать все цифры</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>Card {card} · {points} to spend</source>
        <translation>Карта {card} · можно потратить: {points}</translation>
    </message>
    <message>
        <source>The card is blocked</source>
        <translation>Карта заблокирована</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
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
    <name>MendingPage</name>
    <message>
        <source>Whose purchase was it?</source>
        <translation>Чья это была покупка?</translation>
    </message>
    <message>
        <source>Scan the card, or type a name or phone</source>
        <translation>Отсканируйте карту или введите имя или телефон</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Give the purchase</source>
        <translation>Передать покупку</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Выбрать</translation>
    </message>
    <message>
        <source>Give to another member</source>
        <translation>Передать другому участнику</translation>
    </message>
    <message>
        <source>points for {name}</source>
        <translation>баллы: {name}</translation>
    </message>
    <message>
        <source>Nobody found. Try other digits, or another spelling.</source>
        <translation>Никто не найден. Попробуйте другие цифры или другое написание.</translation>
    </message>
    <message>
        <source>It becomes the purchase of</source>
        <translation>Это станет покупкой участника</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
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
    <name>NoCardPage</name>
    <message>
        <source>Purchase without the card</source>
        <translation>Покупка без карты</translation>
    </message>
    <message>
        <source>The customer gets a code, and brings it with the card another day.</source>
        <translation>Покупатель получает код и приносит его с картой в другой день.</translation>
    </message>
    <message>
        <source>The card was found after all? Scan it now.</source>
        <translation>Карта всё-таки нашлась? Отсканируйте её сейчас.</translation>
    </message>
    <message>
        <source>Add to the purchase</source>
        <translation>Добавить в покупку</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Создать код</translation>
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
    <name>OwnPage</name>
    <message>
        <source>It works alone. If your office runs a server, go back and use its code.</source>
        <translation>Она работает сама по себе. Если у офиса есть сервер, вернитесь и введите его код.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Название магазина</translation>
    </message>
    <message>
        <source>As customers read it</source>
        <translation>Так, как его читают покупатели</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>File with your programme</source>
        <translation>Файл с вашей программой</translation>
    </message>
    <message>
        <source>Else the sample</source>
        <translation>Пусто: образец</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Set up the shop</source>
        <translation>Создать магазин</translation>
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
    <name>ProofPanel</name>
    <message>
        <source>Take back all digits</source>
        <translation>Убрать все цифры</translation>
    </message>
    <message>
        <source>{typed} of {all} digits</source>
        <translation>{typed} из {all} цифр</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Минутку…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN: {name}</translation>
    </message>
    <message>
        <source>Scan a badge, or choose a name</source>
        <translation>Отсканируйте бейдж или выберите имя</translation>
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
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Purchase without the card</source>
        <translation>Покупка без карты</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Find member</source>
        <translation>Найти участника</translation>
    </message>
    <message>
        <source>Points for {amount}</source>
        <translation>Баллы за {amount}</translation>
    </message>
    <message>
        <source>Scan the card of the member who paid.</source>
        <translation>Отсканируйте карту участника, который платил.</translation>
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
    <name>ScannerPage</name>
    <message>
        <source>No reader? Go on: a camera or the keyboard will do. Both are set up later on the page More (F12).</source>
        <translation>Нет сканера? Идите дальше: хватит камеры или клавиатуры. Их можно настроить потом на странице «Ещё» (F12).</translation>
    </message>
    <message>
        <source>Scan any code with the reader</source>
        <translation>Считайте сканером любой код</translation>
    </message>
    <message>
        <source>A loyalty card, a product, anything with a code.</source>
        <translation>Карту, товар — всё, на чём есть код.</translation>
    </message>
    <message>
        <source>The reader works.</source>
        <translation>Сканер работает.</translation>
    </message>
    <message>
        <source>It sent {kind}: {code}</source>
        <translation>Он прислал: {kind} ({code})</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What is changed here takes effect after a restart.</source>
        <translation>Изменения здесь вступят в силу после перезапуска.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Сканеры кодов</translation>
    </message>
    <message>
        <source>Restart the till</source>
        <translation>Перезапустить кассу</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>What is this till for?</source>
        <translation>Для чего эта касса?</translation>
    </message>
    <message>
        <source>My shop has a server, and the office gave me a code</source>
        <translation>У магазина есть сервер, и офис дал мне код</translation>
    </message>
    <message>
        <source>My shop has this one till</source>
        <translation>В магазине одна эта касса</translation>
    </message>
    <message>
        <source>I want to look around in a made-up shop</source>
        <translation>Хочу осмотреться в выдуманном магазине</translation>
    </message>
</context>
<context>
    <name>SlipPage</name>
    <message>
        <source>Code for the points</source>
        <translation>Код на баллы</translation>
    </message>
    <message>
        <source>Code for the points of this purchase</source>
        <translation>Код на баллы за эту покупку</translation>
    </message>
    <message>
        <source>The customer photographs it, here or on the other screen, or takes the paper.</source>
        <translation>Покупатель фотографирует его здесь или на другом экране либо берёт чек.</translation>
    </message>
    <message>
        <source>Good until {day}, with the card</source>
        <translation>Действует с картой до {day}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Continue</source>
        <translation>Дальше</translation>
    </message>
</context>
<context>
    <name>StartReadyPage</name>
    <message>
        <source>All is set up.</source>
        <translation>Всё готово.</translation>
    </message>
    <message>
        <source>The till opens on a made-up shop with 10,000 members, which it makes now.</source>
        <translation>Касса откроет выдуманный магазин с 10 000 участников и сейчас его создаст.</translation>
    </message>
    <message>
        <source>This is till {number} of {shop}.</source>
        <translation>Это касса {number} магазина {shop}.</translation>
    </message>
    <message>
        <source>The office sees these words too: {words}. If it sees others, call them at once.</source>
        <translation>Офис видит те же слова: {words}. Если видит другие, сразу позвоните туда.</translation>
    </message>
    <message>
        <source>Open the made-up shop</source>
        <translation>Открыть выдуманный магазин</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Открыть кассу</translation>
    </message>
</context>
<context>
    <name>TypingPads</name>
    <message>
        <source>Letters</source>
        <translation>Буквы</translation>
    </message>
</context>
<context>
    <name>UnsentPage</name>
    <message>
        <source>It is safe on this till, and is sent by itself when the server can be reached.</source>
        <translation>Всё надёжно сохранено на этой кассе и отправится само, когда сервер будет доступен.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more</source>
        <translation>
            <numerusform>И ещё %Ln</numerusform>
            <numerusform>И ещё %Ln</numerusform>
            <numerusform>И ещё %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Минутку…</translation>
    </message>
    <message>
        <source>Nothing waits for the server.</source>
        <translation>Серверу нечего отправлять.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions are not sent yet</source>
        <translation>
            <numerusform>%Ln действие ещё не отправлено</numerusform>
            <numerusform>%Ln действия ещё не отправлены</numerusform>
            <numerusform>%Ln действий ещё не отправлено</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Не отправлено</translation>
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
    <name>care</name>
    <message>
        <source>Block the card</source>
        <translation>Заблокировать карту</translation>
    </message>
    <message>
        <source>Let the card work again</source>
        <translation>Разблокировать карту</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>Выдать новую карту</translation>
    </message>
    <message>
        <source>Give points</source>
        <translation>Добавить баллы</translation>
    </message>
    <message>
        <source>Take points</source>
        <translation>Списать баллы</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Что сделать?</translation>
    </message>
    <message>
        <source>How many, and why?</source>
        <translation>Сколько и почему?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>The points stay. The card is blocked at every till.</source>
        <translation>Баллы остаются. Карта блокируется на каждой кассе.</translation>
    </message>
    <message>
        <source>New card: {card}. The old one works no more.</source>
        <translation>Новая карта: {card}. Старая больше не действует.</translation>
    </message>
    <message>
        <source>Scan the new card now.</source>
        <translation>Теперь отсканируйте новую карту.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Утеряна</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Украдена</translation>
    </message>
    <message>
        <source>Damaged, cannot be read</source>
        <translation>Повреждена, не читается</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Нашлась</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Знак внимания</translation>
    </message>
    <message>
        <source>Points were missed</source>
        <translation>Баллы не были начислены</translation>
    </message>
    <message>
        <source>A mistake is put right</source>
        <translation>Исправление ошибки</translation>
    </message>
    <message>
        <source>Moved from another account</source>
        <translation>Перенесено с другого счёта</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Другая причина</translation>
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
        <source>Not at all likely</source>
        <translation>Точно нет</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Точно да</translation>
    </message>
    <message>
        <source>Not good</source>
        <translation>Плохо</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Отлично</translation>
    </message>
    <message>
        <source>For the shop: the PIN</source>
        <translation>Для персонала: PIN-код</translation>
    </message>
    <message>
        <source>That was another number.</source>
        <translation>Это не тот код.</translation>
    </message>
    <message>
        <source>Too many tries. Wait half a minute or more.</source>
        <translation>Слишком много попыток. Подождите не меньше полминуты.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Take back the last digit</source>
        <translation>Убрать последнюю цифру</translation>
    </message>
    <message>
        <source>Would you recommend us to a friend?</source>
        <translation>Посоветуете нас друзьям?</translation>
    </message>
    <message>
        <source>How was it today?</source>
        <translation>Как вам сегодня у нас?</translation>
    </message>
    <message>
        <source>Only if you like: this goes by itself.</source>
        <translation>Отвечать не обязательно: вопрос исчезнет сам.</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Вашу карту, пожалуйста</translation>
    </message>
    <message>
        <source>Hold your card, or the code on your phone, up.</source>
        <translation>Покажите карту или код на телефоне.</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone.</source>
        <translation>Сфотографируйте этот код телефоном.</translation>
    </message>
    <message>
        <source>Show it with your card by {day}.</source>
        <translation>Покажите его вместе с картой до {day}.</translation>
    </message>
    <message>
        <source>Points for this purchase</source>
        <translation>Баллы за эту покупку</translation>
    </message>
    <message>
        <source>Hello!</source>
        <translation>Здравствуйте!</translation>
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
        <source>This till is closed</source>
        <translation>Эта касса не работает</translation>
    </message>
    <message>
        <source>Please go to another one, or wait a moment.</source>
        <translation>Пройдите, пожалуйста, к другой кассе или немного подождите.</translation>
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
        <source>+{points} for your answer</source>
        <translation>+{points} за ответ</translation>
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
    <name>doctor</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>List of goods</source>
        <translation>Список товаров</translation>
    </message>
    <message>
        <source>Cash register</source>
        <translation>Касса</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Принтер чеков</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Библиотеки</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Экран</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Printers of the system</source>
        <translation>Принтеры системы</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Камеры</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Связка ключей</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Folder of the settings</source>
        <translation>Папка настроек</translation>
    </message>
    <message>
        <source>Folder of the logs</source>
        <translation>Папка журналов</translation>
    </message>
    <message>
        <source>The program&apos;s own files</source>
        <translation>Файлы программы</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>читаются</translation>
    </message>
    <message>
        <source>all that is needed is there</source>
        <translation>есть всё, что нужно</translation>
    </message>
    <message>
        <source>missing: {value}</source>
        <translation>не хватает: {value}</translation>
    </message>
    <message>
        <source>come with the program</source>
        <translation>входят в программу</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not looked at on this system</source>
        <translation>в этой системе не проверяется</translation>
    </message>
    <message>
        <source>{value} does not answer</source>
        <translation>{value} не отвечает</translation>
    </message>
    <message>
        <source>none: the key is in a file, for this user only</source>
        <translation>нет: ключ в файле, только для этого пользователя</translation>
    </message>
    <message>
        <source>answers, version {value}</source>
        <translation>отвечает, версия {value}</translation>
    </message>
    <message>
        <source>its address is not a web address</source>
        <translation>его адрес — не веб-адрес</translation>
    </message>
    <message>
        <source>no connection to it</source>
        <translation>нет связи с ним</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>его сертификату нет доверия</translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation>там отвечает что-то другое</translation>
    </message>
    <message>
        <source>it is in trouble itself</source>
        <translation>у него самого неполадки</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>its answer is far too large</source>
        <translation>его ответ слишком велик</translation>
    </message>
    <message>
        <source>none: this till works alone</source>
        <translation>нет: эта касса работает одна</translation>
    </message>
    <message>
        <source>the list cannot be read: {value}</source>
        <translation>список не читается: {value}</translation>
    </message>
    <message>
        <source>articles: {value}</source>
        <translation>товаров: {value}</translation>
    </message>
    <message>
        <source>port {value}, free for the till</source>
        <translation>порт {value}, свободен для кассы</translation>
    </message>
    <message>
        <source>port {value}, somebody listens: the till itself</source>
        <translation>порт {value}, кто-то слушает: сама касса</translation>
    </message>
    <message>
        <source>files in {value}</source>
        <translation>файлы в {value}</translation>
    </message>
    <message>
        <source>{value} answers</source>
        <translation>{value} отвечает</translation>
    </message>
    <message>
        <source>{value} is there</source>
        <translation>{value} на месте</translation>
    </message>
    <message>
        <source>{value} is not there</source>
        <translation>{value} нет на месте</translation>
    </message>
    <message>
        <source>Correct server_url in the settings file.</source>
        <translation>Исправьте server_url в файле настроек.</translation>
    </message>
    <message>
        <source>Call the office: do not go on without it.</source>
        <translation>Позвоните в офис: не продолжайте без него.</translation>
    </message>
    <message>
        <source>Switch it on, and look at its cable and address.</source>
        <translation>Включите его, проверьте кабель и адрес.</translation>
    </message>
    <message>
        <source>Connect it, or choose another in the settings.</source>
        <translation>Подключите его или выберите другой в настройках.</translation>
    </message>
    <message>
        <source>Install what is missing, or call support.</source>
        <translation>Установите недостающее или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>Start it, or call support.</source>
        <translation>Запустите его или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>Put the list beside the settings.</source>
        <translation>Положите список рядом с настройками.</translation>
    </message>
    <message>
        <source>Correct the settings file.</source>
        <translation>Исправьте файл настроек.</translation>
    </message>
    <message>
        <source>Sell on: what you do is sent when it is back.</source>
        <translation>Продавайте дальше: всё отправится, когда он вернётся.</translation>
    </message>
    <message>
        <source>Mend the list: pos-loyalty goods names each mistake.</source>
        <translation>Исправьте список: pos-loyalty goods назовёт каждую ошибку.</translation>
    </message>
    <message>
        <source>Update the program: this database can lose sales.</source>
        <translation>Обновите программу: эта база может терять продажи.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Обновите программу.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Установите программу заново.</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Дайте этому пользователю право записи.</translation>
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
        <source>Purchase given to this member</source>
        <translation>Покупка передана этому участнику</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Карта заблокирована</translation>
    </message>
    <message>
        <source>The card works again</source>
        <translation>Карта снова действует</translation>
    </message>
    <message>
        <source>New card given</source>
        <translation>Выдана новая карта</translation>
    </message>
    <message>
        <source>Points changed</source>
        <translation>Баллы изменены</translation>
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
    <name>mending</name>
    <message>
        <source>Wrong member</source>
        <translation>Не тот участник</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Не та сумма</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Введено дважды</translation>
    </message>
    <message>
        <source>Not bought after all</source>
        <translation>Покупка не состоялась</translation>
    </message>
    <message>
        <source>A friend&apos;s first purchase</source>
        <translation>Первая покупка друга</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>частично возвращено</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message>
        <source>Not sent yet</source>
        <translation>Ещё не отправлено</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Check this till</source>
        <translation>Проверить эту кассу</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Barcode readers</source>
        <translation>Сканеры кодов</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>Закончить учёбу</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Учебный режим</translation>
    </message>
    <message>
        <source>Take the closed sign down</source>
        <translation>Убрать «касса не работает»</translation>
    </message>
    <message>
        <source>Put the closed sign up</source>
        <translation>Показать «касса не работает»</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Покупка</translation>
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
        <source>Undo</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Новый участник</translation>
    </message>
    <message>
        <source>Card blocked or replaced</source>
        <translation>Блокировка или замена карты</translation>
    </message>
    <message>
        <source>Points changed by hand</source>
        <translation>Баллы изменены вручную</translation>
    </message>
    <message>
        <source>Change of points</source>
        <translation>Изменение баллов</translation>
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
        <source>It was reported lost or stolen. New card: Shift+F11.</source>
        <translation>Заявлена утеря или кража. Новая карта: Shift+F11.</translation>
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
        <source>This is no birthday.</source>
        <translation>Это не дата рождения.</translation>
    </message>
    <message>
        <source>Nobody was enrolled yet.</source>
        <translation>Пока никто не зарегистрирован.</translation>
    </message>
    <message>
        <source>Type day, month and year, such as 24.12.1990, or leave it empty.</source>
        <translation>Введите день, месяц и год, например 24.12.1990, или оставьте пустым.</translation>
    </message>
    <message>
        <source>Both contacts are of one kind.</source>
        <translation>Оба контакта одного вида.</translation>
    </message>
    <message>
        <source>Type one phone number and one e-mail address, or clear one.</source>
        <translation>Введите один номер телефона и один адрес e-mail или уберите один из них.</translation>
    </message>
    <message>
        <source>Invited by {name}: both are thanked as the programme says.</source>
        <translation>Пригласил(а) {name}: обоих отблагодарят по правилам программы.</translation>
    </message>
    <message>
        <source>Check it with the customer and correct it.</source>
        <translation>Уточните у покупателя и исправьте.</translation>
    </message>
    <message>
        <source>A name or a contact is missing.</source>
        <translation>Нет ни имени, ни контакта.</translation>
    </message>
    <message>
        <source>Type the customer&apos;s first name, or a phone number or e-mail address.</source>
        <translation>Введите имя покупателя, либо номер телефона или e-mail.</translation>
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
    <message>
        <source>No points were given.</source>
        <translation>Баллы не начислены.</translation>
    </message>
    <message>
        <source>The programme gives no points without the card.</source>
        <translation>Программа не даёт баллов без карты.</translation>
    </message>
    <message>
        <source>Find the member by phone or name before the customer pays.</source>
        <translation>Найдите участника по телефону или имени, пока покупатель не заплатил.</translation>
    </message>
    <message>
        <source>This code for points was not made here.</source>
        <translation>Этот код на баллы создан не здесь.</translation>
    </message>
    <message>
        <source>Ask for the paper or the photo, or call a manager.</source>
        <translation>Попросите чек или фото либо позовите руководителя.</translation>
    </message>
    <message>
        <source>This code for points is from another store.</source>
        <translation>Этот код на баллы из другого магазина.</translation>
    </message>
    <message>
        <source>Send the customer to the store where it was made.</source>
        <translation>Направьте покупателя в магазин, где он получен.</translation>
    </message>
    <message>
        <source>This code for points was made at till {till}.</source>
        <translation>Этот код на баллы создан на кассе {till}.</translation>
    </message>
    <message>
        <source>No points were given yet; the code stays good.</source>
        <translation>Баллы ещё не начислены; код остаётся действительным.</translation>
    </message>
    <message>
        <source>Scan it at that till.</source>
        <translation>Отсканируйте его на той кассе.</translation>
    </message>
    <message>
        <source>This code for points was good until {last_day}.</source>
        <translation>Этот код на баллы действовал до {last_day}.</translation>
    </message>
    <message>
        <source>Tell the customer, or call a manager.</source>
        <translation>Скажите об этом покупателю или позовите руководителя.</translation>
    </message>
    <message>
        <source>This code for points is dated later than now.</source>
        <translation>Дата этого кода на баллы позже текущей.</translation>
    </message>
    <message>
        <source>Look whether the till&apos;s date and time are right.</source>
        <translation>Проверьте дату и время на кассе.</translation>
    </message>
    <message>
        <source>The points for this purchase were given on {claimed_day}.</source>
        <translation>Баллы за эту покупку уже начислены {claimed_day}.</translation>
    </message>
    <message>
        <source>They are given once.</source>
        <translation>Их начисляют один раз.</translation>
    </message>
    <message>
        <source>Tell the customer, or look at the member&apos;s last visit.</source>
        <translation>Скажите об этом покупателю или посмотрите последний визит участника.</translation>
    </message>
    <message>
        <source>Points for {amount} wait.</source>
        <translation>Баллы за {amount} ждут.</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card.</source>
        <translation>Отсканируйте карту участника.</translation>
    </message>
    <message>
        <source>No points were given; the code stays good.</source>
        <translation>Баллы не начислены; код остаётся действительным.</translation>
    </message>
    <message>
        <source>The purchase of {amount} without the card has no code yet.</source>
        <translation>У покупки на {amount} без карты ещё нет кода.</translation>
    </message>
    <message>
        <source>Without it the customer gets no points.</source>
        <translation>Без него покупатель не получит баллов.</translation>
    </message>
    <message>
        <source>Press Enter to make the code or Esc to drop it, then go on.</source>
        <translation>Нажмите Enter, чтобы создать код, или Esc, чтобы отказаться, затем продолжайте.</translation>
    </message>
    <message>
        <source>So many goods have no room in the code: it has their sum.</source>
        <translation>Столько товаров в код не помещается: в нём их сумма.</translation>
    </message>
    <message>
        <source>Points for the amount are given, points for single goods not.</source>
        <translation>Баллы за сумму будут, за отдельные товары — нет.</translation>
    </message>
    <message>
        <source>{name} answered the question: {earned}.</source>
        <translation>{name}: ответ на вопрос, {earned}.</translation>
    </message>
    <message>
        <source>The customer&apos;s display says that this till is closed.</source>
        <translation>На экране покупателя написано, что касса не работает.</translation>
    </message>
    <message>
        <source>Ctrl+D takes the sign down.</source>
        <translation>Ctrl+D убирает эту надпись.</translation>
    </message>
    <message>
        <source>The customer&apos;s display says that this till is open.</source>
        <translation>На экране покупателя видно, что касса работает.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display is not there.</source>
        <translation>Картинки {file} для экрана покупателя нет.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display is too large.</source>
        <translation>Картинка {file} для экрана покупателя слишком велика.</translation>
    </message>
    <message>
        <source>The picture {file} for the customer&apos;s display cannot be read.</source>
        <translation>Картинку {file} для экрана покупателя нельзя прочитать.</translation>
    </message>
    <message>
        <source>The other offers are shown.</source>
        <translation>Остальные предложения показываются.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the till for a PNG or JPEG file.</source>
        <translation>Попросите того, кто следит за кассой, о файле PNG или JPEG.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Goods of this purchase came back already.</source>
        <translation>Часть товаров этой покупки уже вернули.</translation>
    </message>
    <message>
        <source>Take the rest back by the receipt, with F6.</source>
        <translation>Остальное примите как возврат по чеку (F6).</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>Это уже отменено.</translation>
    </message>
    <message>
        <source>The history shows what stands.</source>
        <translation>В истории видно, что действует.</translation>
    </message>
    <message>
        <source>With the other card the price would be {due_money}, not {paid_money}.</source>
        <translation>С другой картой цена была бы {due_money}, а не {paid_money}.</translation>
    </message>
    <message>
        <source>Take the purchase back here, then enter it with the right card.</source>
        <translation>Отмените покупку здесь и введите её с правильной картой.</translation>
    </message>
    <message>
        <source>The purchase is this member&apos;s already.</source>
        <translation>Эта покупка уже принадлежит этому участнику.</translation>
    </message>
    <message>
        <source>Scan the card of the member whose purchase it was.</source>
        <translation>Отсканируйте карту того, кто покупал.</translation>
    </message>
    <message>
        <source>Whose history is not said yet.</source>
        <translation>Пока не сказано, чью историю показать.</translation>
    </message>
    <message>
        <source>This card was replaced by another.</source>
        <translation>Эта карта заменена другой.</translation>
    </message>
    <message>
        <source>It collects no points; the member keeps theirs.</source>
        <translation>Баллы по ней не копятся, но сохраняются.</translation>
    </message>
    <message>
        <source>Ask for the new card, or look the customer up (F3).</source>
        <translation>Попросите новую карту или найдите покупателя (F3).</translation>
    </message>
    <message>
        <source>This till knows of nothing that blocks the card.</source>
        <translation>Этой кассе не известно, что карту что-то блокирует.</translation>
    </message>
    <message>
        <source>Give a new card, or try again when the server is reached.</source>
        <translation>Выдайте новую карту или повторите, когда сервер будет доступен.</translation>
    </message>
    <message>
        <source>This card is or was somebody&apos;s.</source>
        <translation>Эта карта кому-то принадлежит или принадлежала.</translation>
    </message>
    <message>
        <source>Take a card that nobody has had yet.</source>
        <translation>Возьмите карту, которой ещё ни у кого не было.</translation>
    </message>
    <message>
        <source>Whose card or balance is not said yet.</source>
        <translation>Ещё не указано, о чьей карте или балансе речь.</translation>
    </message>
    <message>
        <source>Scan the card first, or find the member with F3.</source>
        <translation>Сначала отсканируйте карту или найдите участника (F3).</translation>
    </message>
    <message>
        <source>It is not said yet what is to be done.</source>
        <translation>Ещё не указано, что сделать.</translation>
    </message>
    <message>
        <source>Choose it on the left.</source>
        <translation>Выберите это слева.</translation>
    </message>
    <message>
        <source>It is not said yet why.</source>
        <translation>Причина ещё не указана.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Выберите причину.</translation>
    </message>
    <message>
        <source>The new card is missing.</source>
        <translation>Нет новой карты.</translation>
    </message>
    <message>
        <source>Scan the card that the member is to have.</source>
        <translation>Отсканируйте карту, которую получит участник.</translation>
    </message>
    <message>
        <source>How many points is not said yet.</source>
        <translation>Ещё не указано, сколько баллов.</translation>
    </message>
    <message>
        <source>Type them on the number pad.</source>
        <translation>Введите число на цифровой панели.</translation>
    </message>
    <message>
        <source>What was entered here is not saved yet.</source>
        <translation>Введённое здесь ещё не сохранено.</translation>
    </message>
    <message>
        <source>More than may be changed by hand today: {left} left.</source>
        <translation>Больше, чем можно изменить вручную сегодня: осталось {left}.</translation>
    </message>
    <message>
        <source>Change fewer points, or do the rest tomorrow.</source>
        <translation>Измените меньше баллов или сделайте остальное завтра.</translation>
    </message>
    <message>
        <source>Choose a reason, or write one.</source>
        <translation>Выберите причину или напишите её.</translation>
    </message>
    <message>
        <source>It is not said yet whose purchase it was.</source>
        <translation>Пока не сказано, чья это была покупка.</translation>
    </message>
    <message>
        <source>Scan that member&apos;s card, or find them by name or phone.</source>
        <translation>Отсканируйте карту этого участника или найдите его по имени или телефону.</translation>
    </message>
    <message>
        <source>Call a manager: an adjustment can put the points right.</source>
        <translation>Позовите менеджера: баллы можно исправить корректировкой.</translation>
    </message>
    <message>
        <source>The points of this are spent already: {missing} would be missing.</source>
        <translation>Эти баллы уже потрачены: не хватило бы {missing}.</translation>
    </message>
    <message>
        <source>What this gave has been used already.</source>
        <translation>То, что за это дали, уже использовано.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Сохранено.</translation>
    </message>
    <message>
        <source>Kept. It takes effect after a restart.</source>
        <translation>Сохранено. Вступит в силу после перезапуска.</translation>
    </message>
    <message>
        <source>Somebody has changed the settings file meanwhile.</source>
        <translation>Кто-то тем временем изменил файл настроек.</translation>
    </message>
    <message>
        <source>Nothing was overwritten; what it says now is shown.</source>
        <translation>Ничего не перезаписано; показано то, что в нём сейчас.</translation>
    </message>
    <message>
        <source>Choose again if you still want to.</source>
        <translation>Выберите снова, если всё ещё хотите.</translation>
    </message>
    <message>
        <source>The settings file cannot be changed like this.</source>
        <translation>Так изменить файл настроек нельзя.</translation>
    </message>
    <message>
        <source>Nothing was changed: {detail}</source>
        <translation>Ничего не изменено: {detail}</translation>
    </message>
    <message>
        <source>Mend it in the file, or call support.</source>
        <translation>Исправьте это в файле или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>The settings file cannot be read or written.</source>
        <translation>Файл настроек не удаётся прочитать или записать.</translation>
    </message>
    <message>
        <source>Look at the disk and its rights, or call support.</source>
        <translation>Проверьте диск и права или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>The shop was not set up.</source>
        <translation>Магазин не создан.</translation>
    </message>
    <message>
        <source>Try again, or call support.</source>
        <translation>Попробуйте ещё раз или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>The till could not start with what the settings file says.</source>
        <translation>С тем, что записано в файле настроек, касса не запустится.</translation>
    </message>
    <message>
        <source>It goes on as it is: {detail}</source>
        <translation>Она работает как прежде: {detail}</translation>
    </message>
    <message>
        <source>The setting could not be changed.</source>
        <translation>Не удалось изменить настройку.</translation>
    </message>
    <message>
        <source>It may have been kept, or not.</source>
        <translation>Возможно, это записано, а возможно, нет.</translation>
    </message>
    <message>
        <source>Open the page anew: it shows what is kept.</source>
        <translation>Откройте страницу заново: она покажет, что записано.</translation>
    </message>
    <message>
        <source>The receipt printer needs its address.</source>
        <translation>Принтеру чеков нужен адрес.</translation>
    </message>
    <message>
        <source>Type it as its test page prints it, such as 192.168.1.50.</source>
        <translation>Введите его как на пробной странице, например 192.168.1.50.</translation>
    </message>
    <message>
        <source>Not everything could be looked at.</source>
        <translation>Проверить удалось не всё.</translation>
    </message>
    <message>
        <source>Try again, or run pos-loyalty doctor at a terminal.</source>
        <translation>Попробуйте ещё раз или запустите pos-loyalty doctor в терминале.</translation>
    </message>
    <message>
        <source>Actions of this till are not sent yet: {count}.</source>
        <translation>Неотправленные действия этой кассы: {count}.</translation>
    </message>
    <message>
        <source>They are safe here, and are sent when the training ends.</source>
        <translation>Они здесь в безопасности и отправятся после учёбы.</translation>
    </message>
    <message>
        <source>Press once more to begin the training.</source>
        <translation>Нажмите ещё раз, чтобы начать учёбу.</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>Неверный PIN.</translation>
    </message>
    <message>
        <source>Look whether the right name is chosen. Tries left: {tries}.</source>
        <translation>Проверьте, то ли имя выбрано. Осталось попыток: {tries}.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Слишком много неверных PIN.</translation>
    </message>
    <message>
        <source>No PIN of this person is looked at for {wait} minutes.</source>
        <translation>В течение {wait} мин PIN этого человека не проверяется.</translation>
    </message>
    <message>
        <source>Wait, scan the badge, or let a colleague sign in.</source>
        <translation>Подождите, отсканируйте бейдж или пусть войдёт коллега.</translation>
    </message>
    <message>
        <source>Nobody on the staff list has this badge.</source>
        <translation>Этого бейджа нет ни у кого в списке сотрудников.</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN, or call a manager.</source>
        <translation>Выберите своё имя и введите PIN или позовите управляющего.</translation>
    </message>
    <message>
        <source>{name} cannot agree to this.</source>
        <translation>{name} не может это разрешить.</translation>
    </message>
    <message>
        <source>Ask another manager for their badge or PIN; Esc leaves it.</source>
        <translation>Попросите бейдж или PIN у другого управляющего; Esc — отказаться.</translation>
    </message>
    <message>
        <source>That is your own card.</source>
        <translation>Это ваша собственная карта.</translation>
    </message>
    <message>
        <source>Nobody serves themselves; nothing was saved.</source>
        <translation>Никто не обслуживает сам себя; ничего не сохранено.</translation>
    </message>
    <message>
        <source>Let a colleague sign in and serve you.</source>
        <translation>Пусть войдёт и обслужит вас коллега.</translation>
    </message>
    <message>
        <source>{staff} stands here now.</source>
        <translation>За кассой теперь {staff}.</translation>
    </message>
    <message>
        <source>What was begun is still there, and not saved yet.</source>
        <translation>Начатое осталось на месте и ещё не сохранено.</translation>
    </message>
    <message>
        <source>Go on with it, or press F2 to drop it.</source>
        <translation>Продолжайте или нажмите F2, чтобы это отбросить.</translation>
    </message>
    <message>
        <source>The till is locked.</source>
        <translation>Касса заблокирована.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN; then scan again.</source>
        <translation>Войдите по бейджу или PIN, затем отсканируйте снова.</translation>
    </message>
    <message>
        <source>A manager is asked to agree first.</source>
        <translation>Сначала нужно согласие управляющего.</translation>
    </message>
    <message>
        <source>Scan a manager&apos;s badge or type a PIN; Esc leaves it.</source>
        <translation>Отсканируйте бейдж управляющего или введите PIN; Esc — отказаться.</translation>
    </message>
    <message>
        <source>Nobody signs in at this till, so it is not locked.</source>
        <translation>На этой кассе никто не входит, поэтому она не блокируется.</translation>
    </message>
    <message>
        <source>Nobody is on this till&apos;s staff list.</source>
        <translation>Список сотрудников этой кассы пуст.</translation>
    </message>
    <message>
        <source>The till serves everybody, and does not know who stands here.</source>
        <translation>Касса обслуживает всех и не знает, кто за ней стоит.</translation>
    </message>
    <message>
        <source>Ask whoever set the till up to add the staff.</source>
        <translation>Попросите того, кто настраивал кассу, добавить сотрудников.</translation>
    </message>
    <message>
        <source>Nobody on the staff list may agree to this.</source>
        <translation>Никто из списка сотрудников не может это разрешить.</translation>
    </message>
    <message>
        <source>Leave it, and tell the owner of the shop.</source>
        <translation>Оставьте это и сообщите владельцу магазина.</translation>
    </message>
    <message>
        <source>What was agreed to has changed meanwhile.</source>
        <translation>То, на что дали согласие, тем временем изменилось.</translation>
    </message>
    <message>
        <source>Look at it, press Enter and ask again.</source>
        <translation>Проверьте, нажмите Enter и спросите ещё раз.</translation>
    </message>
    <message>
        <source>The purchase is not saved yet.</source>
        <translation>Покупка ещё не сохранена.</translation>
    </message>
    <message>
        <source>It was not ready before the till asked who is here.</source>
        <translation>Она не была готова до того, как касса спросила, кто здесь.</translation>
    </message>
    <message>
        <source>Look at it, then press Enter again.</source>
        <translation>Проверьте её и нажмите Enter ещё раз.</translation>
    </message>
    <message>
        <source>There is a message to read.</source>
        <translation>Есть сообщение, которое нужно прочитать.</translation>
    </message>
    <message>
        <source>Sign in with your badge or PIN to read it.</source>
        <translation>Войдите по бейджу или PIN, чтобы его прочитать.</translation>
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
        <source>Points for this purchase</source>
        <translation>Баллы за эту покупку</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}.</source>
        <translation>Покажите этот код с картой до {day}.</translation>
    </message>
    <message>
        <source>Show this code with your card by {day}, at this till.</source>
        <translation>Покажите этот код с картой до {day} на этой кассе.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>УЧЁБА</translation>
    </message>
    <message>
        <source>Nothing on this paper counts.</source>
        <translation>Эта бумага ничего не значит.</translation>
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
        <source>Points credited on {moment}</source>
        <translation>Баллы начислены {moment}</translation>
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
        <source>a card blocked or replaced</source>
        <translation>блокировка или замена карты</translation>
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
<context>
    <name>settings</name>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Светлый или тёмный</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Звуки</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>Customer&apos;s screen</source>
        <translation>Экран покупателя</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Принтер чеков</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Чеки</translation>
    </message>
    <message>
        <source>Address of the receipt printer</source>
        <translation>Адрес принтера чеков</translation>
    </message>
    <message>
        <source>Cash register on this machine</source>
        <translation>Касса на этом компьютере</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Вкл.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выкл.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлый</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмный</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокий контраст</translation>
    </message>
    <message>
        <source>Any other screen</source>
        <translation>Любой другой экран</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Receipt printer on the network</source>
        <translation>Чековый принтер в сети</translation>
    </message>
    <message>
        <source>Receipt printer by cable</source>
        <translation>Чековый принтер по кабелю</translation>
    </message>
    <message>
        <source>The system&apos;s printer</source>
        <translation>Принтер системы</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>Файлы PDF</translation>
    </message>
    <message>
        <source>Roll, 80 mm</source>
        <translation>Рулон 80 мм</translation>
    </message>
    <message>
        <source>Roll, 58 mm</source>
        <translation>Рулон 58 мм</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>When asked for</source>
        <translation>По просьбе</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Всегда</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>Cashier</source>
        <translation>Кассир</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Старший смены</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Управляющий</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Undo an earlier action?</source>
        <translation>Отменить более раннее действие?</translation>
    </message>
    <message>
        <source>Give this purchase to another member?</source>
        <translation>Передать эту покупку другому участнику?</translation>
    </message>
    <message>
        <source>Change the points by hand?</source>
        <translation>Изменить баллы вручную?</translation>
    </message>
    <message>
        <source>Block this card?</source>
        <translation>Заблокировать эту карту?</translation>
    </message>
    <message>
        <source>Give another card, or let a blocked one work again?</source>
        <translation>Выдать другую карту или разблокировать эту?</translation>
    </message>
    <message>
        <source>Hand out this reward?</source>
        <translation>Выдать эту награду?</translation>
    </message>
    <message>
        <source>Give points for an earlier purchase?</source>
        <translation>Начислить баллы за более раннюю покупку?</translation>
    </message>
    <message>
        <source>Change the settings of this till?</source>
        <translation>Изменить настройки этой кассы?</translation>
    </message>
    <message>
        <source>Begin or end training?</source>
        <translation>Начать или закончить обучение?</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Ask the office for a new one.</source>
        <translation>Попросите в офисе новый.</translation>
    </message>
    <message>
        <source>The code is not, or no longer, good.</source>
        <translation>Код неверен или уже не действует.</translation>
    </message>
    <message>
        <source>The code is for another till.</source>
        <translation>Код для другой кассы.</translation>
    </message>
    <message>
        <source>Type the server&apos;s address.</source>
        <translation>Введите адрес сервера.</translation>
    </message>
    <message>
        <source>Type the code that the office gave you.</source>
        <translation>Введите код, полученный в офисе.</translation>
    </message>
    <message>
        <source>Type the name of the shop.</source>
        <translation>Введите название магазина.</translation>
    </message>
    <message>
        <source>Type the time zone, such as Europe/Warsaw.</source>
        <translation>Введите часовой пояс, например Europe/Warsaw.</translation>
    </message>
    <message>
        <source>There is no such time zone. Write it like Europe/Warsaw.</source>
        <translation>Такого часового пояса нет. Напишите, например, Europe/Warsaw.</translation>
    </message>
    <message>
        <source>This time zone is of no one country. Write one of a city, like Europe/Warsaw.</source>
        <translation>Этот пояс не относится к одной стране. Укажите пояс города, например Europe/Warsaw.</translation>
    </message>
    <message>
        <source>A code is ten letters and digits, such as 7K3M9-QX2VD.</source>
        <translation>Код — это десять букв и цифр, например 7K3M9-QX2VD.</translation>
    </message>
    <message>
        <source>That is no address. It looks like https://points.example.</source>
        <translation>Это не адрес. Он выглядит так: https://points.example.</translation>
    </message>
    <message>
        <source>Points are as good as money: the address has to begin with https://.</source>
        <translation>Баллы — как деньги: адрес должен начинаться с https://.</translation>
    </message>
    <message>
        <source>The server does not answer. Look at the network, and try again.</source>
        <translation>Сервер не отвечает. Проверьте сеть и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The server says no. Call the office.</source>
        <translation>Сервер отказывает. Позвоните в офис.</translation>
    </message>
    <message>
        <source>Somebody stands between this till and the server. Call the office.</source>
        <translation>Между этой кассой и сервером кто-то есть. Позвоните в офис.</translation>
    </message>
    <message>
        <source>The programme cannot be read. Choose it again.</source>
        <translation>Программу не удаётся прочитать. Выберите её снова.</translation>
    </message>
    <message>
        <source>The programme has mistakes. Mend the first ones:</source>
        <translation>В программе есть ошибки. Исправьте первые:</translation>
    </message>
    <message>
        <source>The settings cannot be written. Look at the disk and its rights.</source>
        <translation>Настройки не удаётся записать. Проверьте диск и права.</translation>
    </message>
    <message>
        <source>This till has joined a server already. Close this window and start it again.</source>
        <translation>Эта касса уже подключена к серверу. Закройте это окно и запустите её снова.</translation>
    </message>
    <message>
        <source>This is a training till. It joins no server.</source>
        <translation>Это учебная касса. К серверу она не подключается.</translation>
    </message>
    <message>
        <source>That did not work. Nothing was changed. Try again.</source>
        <translation>Не получилось. Ничего не изменено. Попробуйте ещё раз.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>TRAINING</source>
        <translation>УЧЁБА</translation>
    </message>
    <message>
        <source>Training: nothing counts here. More (F12) ends it.</source>
        <translation>Учёба: здесь ничто не засчитывается. Закончить: Ещё (F12).</translation>
    </message>
</context>
</TS>
