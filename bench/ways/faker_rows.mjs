// Rows of one table of the library by @faker-js/faker, in COPY's text format.
//   FAKER_HOME=folder with node_modules FAKER_BOOKS=rows node faker_rows.mjs author|book|member|loan
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const resolve = createRequire(join(process.env.FAKER_HOME, 'package.json')).resolve;
const { faker } = await import(pathToFileURL(resolve('@faker-js/faker')));
const books = Number(process.env.FAKER_BOOKS);
const counts = { author: Math.floor(books / 10), book: books, member: Math.floor(books / 2), loan: 3 * books };
const day = 86400000;
const states = ['active', 'suspended', 'expired', 'pending'];
const date = (time) => time.toISOString().slice(0, 10);
const after = (time, days) => new Date(time.getTime() + days * day);

const rows = {
  author: () => [
    faker.person.firstName(), faker.person.lastName(), date(faker.date.birthdate()), faker.location.country(),
  ],
  book: (i) => [
    faker.number.int({ min: 1, max: counts.author }), faker.book.title(), String(9780000000000 + i),
    faker.commerce.price(), date(faker.date.past({ years: 20 })), faker.number.int({ min: 48, max: 720 }),
  ],
  member: (i) => [
    faker.person.fullName(), `${i}.${faker.internet.email()}`, faker.date.past({ years: 5 }).toISOString(),
    faker.helpers.arrayElement(states),
  ],
  loan: () => {
    const lent = faker.date.past({ years: 5 });
    return [
      faker.number.int({ min: 1, max: counts.book }), faker.number.int({ min: 1, max: counts.member }),
      lent.toISOString(), date(after(lent, 15)),
      faker.datatype.boolean(0.8) ? after(lent, faker.number.int({ min: 1, max: 20 })).toISOString() : '\\N',
      faker.commerce.price({ min: 0, max: 50 }),
    ];
  },
};

const table = process.argv[2];
let chunk = [];
for (let i = 0; i < counts[table]; ++i) {
  chunk.push(rows[table](i).join('\t'), '\n');
  if (chunk.length < 4000) continue;
  if (!process.stdout.write(chunk.join(''))) await new Promise((done) => process.stdout.once('drain', done));
  chunk = [];
}
process.stdout.write(chunk.join(''));
