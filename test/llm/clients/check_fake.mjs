// The providers' own clients against the fake: what they send is accepted, what it answers is understood, and its
// errors are theirs. Prints a line "ok" or "not ok" for each promise.
//
//   node check_fake.mjs http://127.0.0.1:PORT
import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI, Type } from '@google/genai'
import OpenAI from 'openai'

const url = process.argv[2]
const apiKey = 'test-key-of-the-clients'
let failed = 0

function check(promise, holds, seen) {
  console.log(`${holds ? 'ok' : 'not ok'} - ${promise}${holds ? '' : `: ${JSON.stringify(seen)}`}`)
  if (!holds) failed++
}

async function control(name, content) {
  const response = await fetch(`${url}/control/${name}`, { method: 'POST', body: JSON.stringify(content) })
  if (!response.ok) throw new Error(await response.text())
}

// The error of a call that has to fail.
async function failure(call) {
  try {
    return { unexpected: await call() }
  } catch (error) {
    return error
  }
}

const isNames = (text) => {
  const { names } = JSON.parse(text)
  return names.length === 4 && new Set(names).size === 4
}
const prompt = 'Name 4 products.'
const strict = {
  type: 'object',
  properties: { names: { type: 'array', items: { type: 'string' } } },
  required: ['names'],
  additionalProperties: false,
}

async function checkGemini() {
  const httpOptions = { baseUrl: url, retryOptions: { attempts: 1 } }
  const client = (key = apiKey) => new GoogleGenAI({ apiKey: key, httpOptions })
  const asked = {
    model: 'gemini-test',
    contents: prompt,
    config: {
      systemInstruction: 'You name things.',
      temperature: 0.5,
      seed: 7,
      maxOutputTokens: 1000,
      responseMimeType: 'application/json',
      responseSchema: {
        type: Type.OBJECT,
        properties: { names: { type: Type.ARRAY, items: { type: Type.STRING } } },
        required: ['names'],
      },
    },
  }
  const { models } = client()
  const whole = await models.generateContent(asked)
  check('gemini: generateContent answers by the schema', isNames(whole.text), whole)
  check('gemini: tokens are counted', whole.usageMetadata.promptTokenCount > 0, whole)
  let text = ''
  let chunks = 0
  let last
  for await (const chunk of await models.generateContentStream(asked)) {
    text += chunk.text
    chunks++
    last = chunk
  }
  check('gemini: a stream comes in pieces and adds up to the same', chunks > 1 && text === whole.text, { chunks, text })
  check('gemini: its last piece says why it ended', last.candidates[0].finishReason === 'STOP', last)
  // The client knows better than to send what the interface lacks.
  const unknown = await fetch(`${url}/v1beta/models/gemini-test:generateContent`, {
    method: 'POST',
    headers: { 'x-goog-api-key': apiKey },
    body: JSON.stringify({
      contents: [{ parts: [{ text: prompt }] }],
      generationConfig: { responseMimeType: 'application/json', responseSchema: { type: 'OBJECT', additionalProperties: false } },
    }),
  })
  check('gemini: an unknown field of a schema is a 400', unknown.status === 400, await unknown.text())
  await control('faults', { faults: ['rate_limited', 'blocked'] })
  const limited = await failure(() => models.generateContent(asked))
  check('gemini: 429 says when to come again', limited.status === 429 && /retryDelay/.test(limited.message), limited)
  const blocked = await models.generateContent(asked)
  check('gemini: a blocked prompt has no candidates', !blocked.candidates && blocked.promptFeedback.blockReason, blocked)
  const bad = await failure(() => client('wrong').models.generateContent(asked))
  check('gemini: a bad key is a 400', bad.status === 400 && /API_KEY_INVALID/.test(bad.message), bad)
}

async function checkOpenAi() {
  const client = (key = apiKey) => new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 })
  const asked = {
    model: 'gpt-test',
    messages: [
      { role: 'system', content: 'You name things.' },
      { role: 'user', content: prompt },
    ],
    max_completion_tokens: 1000,
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: strict } },
  }
  const { completions } = client().chat
  const answer = await completions.create(asked)
  check('openai: chat.completions answers by the schema', isNames(answer.choices[0].message.content), answer)
  check('openai: tokens are counted', answer.usage.total_tokens > 0, answer)
  const loose = structuredClone(asked)
  delete loose.response_format.json_schema.schema.additionalProperties
  const refused = await failure(() => completions.create(loose))
  check('openai: a schema that is not strict is a BadRequestError', refused instanceof OpenAI.BadRequestError, refused)
  await control('faults', { faults: ['rate_limited', 'unavailable'] })
  const limited = await failure(() => completions.create(asked))
  check('openai: 429 is a RateLimitError', limited instanceof OpenAI.RateLimitError, limited)
  check('openai: ... that says when to come again', Number(limited.headers?.get('retry-after')) > 0, limited)
  const broken = await failure(() => completions.create(asked))
  check('openai: 503 is an InternalServerError', broken instanceof OpenAI.InternalServerError, broken)
  const bad = await failure(() => client('wrong').chat.completions.create(asked))
  check('openai: a bad key is an AuthenticationError', bad instanceof OpenAI.AuthenticationError, bad)
}

async function checkAnthropic() {
  const client = (key = apiKey) => new Anthropic({ apiKey: key, baseURL: url, maxRetries: 0 })
  const asked = {
    model: 'claude-test',
    max_tokens: 1000,
    system: 'You name things.',
    messages: [{ role: 'user', content: prompt }],
    output_config: { format: { type: 'json_schema', schema: strict } },
  }
  const { messages } = client()
  const answer = await messages.create(asked)
  check('anthropic: messages answers by the schema', isNames(answer.content[0].text), answer)
  check('anthropic: tokens are counted', answer.usage.input_tokens > 0, answer)
  const loose = await failure(() => messages.create({ ...asked, temperature: 0.5 }))
  check('anthropic: a parameter of old is a BadRequestError', loose instanceof Anthropic.BadRequestError, loose)
  await control('faults', { faults: ['rate_limited', 'unavailable'] })
  const limited = await failure(() => messages.create(asked))
  check('anthropic: 429 is a RateLimitError', limited instanceof Anthropic.RateLimitError, limited)
  const broken = await failure(() => messages.create(asked))
  check('anthropic: overload is a 529', broken.status === 529, broken)
  const bad = await failure(() => client('wrong').messages.create(asked))
  check('anthropic: a bad key is an AuthenticationError', bad instanceof Anthropic.AuthenticationError, bad)
}

for (const provider of [checkGemini, checkOpenAi, checkAnthropic]) {
  try {
    await provider()
  } catch (error) {
    check(`${provider.name} ends well`, false, String(error.stack))
  }
}
process.exit(failed === 0 ? 0 : 1)
