SET search_path = hochschule;
SELECT 'faculties are faculties' AS claim, count(*) AS violations FROM fakultaet WHERE bezeichnung !~ 'Fakultät' OR dekan !~ ' '
UNION ALL SELECT 'degrees, languages and lengths are those of programs', count(*) FROM studiengang
  WHERE abschluss !~ '^(Bachelor|Master|Staatsexamen|Diplom|Promotion)' OR unterrichtssprache !~ '(Deutsch|Englisch)'
     OR regelstudienzeit NOT BETWEEN 2 AND 10 OR nc NOT BETWEEN 1 AND 4
UNION ALL SELECT 'lecturers have titles, rooms, hours and grades of pay', count(*) FROM dozent
  WHERE titel !~ '(Dr\.|Dipl|M\.Sc)' OR buero !~ '\d' OR sprechstunde !~ '(Uhr|Vereinbarung)' OR besoldungsgruppe !~ '^[AEW] \d'
UNION ALL SELECT 'nobody lectures on medicine only', count(*) FILTER (WHERE n = 0) FROM (SELECT count(*) AS n FROM dozent
  WHERE fachgebiet IN ('Algebra', 'Statistik', 'Öffentliches Recht', 'Softwaretechnik')) t
UNION ALL SELECT 'modules say how they are examined, and what is to be read', count(*) FROM modul
  WHERE pruefungsform !~ '(Klausur|Prüfung|arbeit|Referat|Portfolio)' OR turnus !~* '(semester|jährlich)' OR literatur !~ '(:|Skript|bekannt)'
UNION ALL SELECT 'nothing is as agreed', count(*) FROM (SELECT modul::text FROM modul UNION ALL SELECT hoersaal::text FROM hoersaal
  UNION ALL SELECT abschlussarbeit::text FROM abschlussarbeit) t(row) WHERE row ~ '(Wie vereinbart|Wie üblich|Keine Angabe|Standard|Siehe Notiz)';
