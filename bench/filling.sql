-- SPDX-FileCopyrightText: The POS Loyalty authors
-- SPDX-License-Identifier: Apache-2.0
-- Fills empty tables with :count members. Each table's rows come in the order of its keys, so that
-- every page is written once. Needs given_name and family_name: (id, word, name), common ones first.

-- Two different numbers below 65536 for each member, spread evenly: the squares of which make small
-- ids frequent, as common names are.
CREATE TEMP TABLE made_up AS
WITH RECURSIVE numbered(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbered WHERE i + 1 < :count)
SELECT
    i,
    CAST(printf('%016d', i) AS BLOB) AS id,
    i * (10000000000000000 / :count) AS body,
    printf('%09d', i * (1000000000 / :count)) AS reversed_phone,
    (i * 2654435761 % 4294967296) >> 16 AS given_dice,
    (i * 2246822519 % 4294967296) >> 16 AS family_dice,
    i % 3 AS visits
FROM numbered;

INSERT INTO member (
    member_id, card_number, given_name, family_name, phone, email,
    joined_on, birthday, language, status, consent, is_base, base_version, version
)
SELECT
    made_up.id,
    printf('%016d%02d', body, 98 - body * 100 % 97),
    given_name.name,
    family_name.name,
    '+48' || substr(reversed_phone, 9, 1) || substr(reversed_phone, 8, 1)
          || substr(reversed_phone, 7, 1) || substr(reversed_phone, 6, 1)
          || substr(reversed_phone, 5, 1) || substr(reversed_phone, 4, 1)
          || substr(reversed_phone, 3, 1) || substr(reversed_phone, 2, 1)
          || substr(reversed_phone, 1, 1),
    iif(i % 2, '', printf('member%08d@example.org', i)),
    printf('202%d-%02d-%02d', i % 5, 1 + i % 12, 1 + i % 28),
    NULL, 'pl', 'active', '{}', 1, visits, visits
FROM made_up
CROSS JOIN given_name ON given_name.id = (:given_names * given_dice * given_dice) >> 32
CROSS JOIN family_name ON family_name.id = (:family_names * family_dice * family_dice) >> 32;

INSERT INTO identifier (key, member_id)
SELECT printf('c%016d%02d', body, 98 - body * 100 % 97), id FROM made_up;

INSERT INTO identifier (key, member_id)
SELECT printf('emember%08d@example.org', i), id FROM made_up WHERE i % 2 = 0;

INSERT INTO identifier (key, member_id)
SELECT 'n' || word, holder FROM (
    SELECT word, made_up.id AS holder FROM made_up
    CROSS JOIN given_name ON given_name.id = (:given_names * given_dice * given_dice) >> 32
    UNION ALL
    SELECT word, made_up.id FROM made_up
    CROSS JOIN family_name ON family_name.id = (:family_names * family_dice * family_dice) >> 32
)
ORDER BY word, holder;

INSERT INTO identifier (key, member_id)
SELECT 'p' || reversed_phone || '84', id FROM made_up;

INSERT INTO lot (member_id, lot_id, base_amount, local_amount, vests_on, expires_on)
SELECT
    id,
    printf('%032d-%d', i, visit),
    5 + (i * 7 + visit * 31) % 395,
    0,
    NULL,
    printf('2026-%02d-28', 4 + visit * 4 + i % 4)
FROM made_up
CROSS JOIN (SELECT 0 AS visit UNION ALL SELECT 1) WHERE visit < visits;

INSERT INTO counter (member_id, name, day, base_amount, local_amount)
SELECT
    id,
    name,
    printf('2025-%02d-%02d', 1 + visit * 4 + i % 4, 1 + i % 28),
    iif(name = 'visits', 1, (5 + (i * 7 + visit * 31) % 395) * worth),
    0
FROM made_up
CROSS JOIN (
    SELECT 'earned' AS name, 1 AS worth UNION ALL SELECT 'spent', 100 UNION ALL SELECT 'visits', 0
)
CROSS JOIN (SELECT 0 AS visit UNION ALL SELECT 1) WHERE visit < visits;

DROP TABLE made_up;
