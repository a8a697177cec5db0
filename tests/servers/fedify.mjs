// A server of one person, made with fedify, on the loopback port named first; it calls itself by
// the origin named second. A test says at /-/notes/<number> what notes there are. Run where
// fedify is installed.
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify'
import { Image, Note, Person, PUBLIC_COLLECTION, Tombstone } from '@fedify/fedify/vocab'
import { serve } from '@hono/node-server'
import { Temporal } from '@js-temporal/polyfill'

const [port, origin] = process.argv.slice(2)
const notes = new Map()
const keys = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')
const federation = createFederation({ kv: new MemoryKvStore(), origin, allowPrivateAddress: true })

federation
  .setActorDispatcher('/users/{identifier}', async (context, identifier) => {
    if (identifier !== 'carl') return null
    const [pair] = await context.getActorKeyPairs(identifier)
    return new Person({
      id: context.getActorUri(identifier),
      preferredUsername: identifier,
      name: 'Carl of the Quay',
      inbox: context.getInboxUri(identifier),
      publicKey: pair.cryptographicKey,
    })
  })
  .setKeyPairsDispatcher(() => [keys])
federation.setInboxListeners('/users/{identifier}/inbox', '/inbox')

federation
  .setObjectDispatcher(Note, '/users/{identifier}/statuses/{number}', (context, values) => {
    const told = notes.get(values.number)
    if (told === undefined) return null
    const id = context.getObjectUri(Note, values)
    if (told.deleted) return new Tombstone({ id })
    return new Note({
      id,
      url: told.url ? new URL(told.url) : id,
      attribution: told.by ? new URL(told.by) : context.getActorUri(values.identifier),
      to: told.followers ? new URL(`${origin}/users/carl/followers`) : PUBLIC_COLLECTION,
      content: told.content,
      summary: told.summary,
      published: Temporal.Instant.from(told.published),
      updated: told.updated && Temporal.Instant.from(told.updated),
      replyTarget: told.parent && new URL(told.parent),
      quoteUrl: told.quoted && new URL(told.quoted),
      attachments: (told.pictures ?? []).map((name) =>
        new Image({ name, mediaType: 'image/png', url: new URL('/picture.png', origin) })),
    })
  })
  .authorize(async (context, { number }) =>
    !notes.get(number)?.signed || (await context.getSignedKey()) !== null)

serve({
  port: Number(port),
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const number = new URL(request.url).pathname.match(/^\/-\/notes\/(\d+)$/)?.[1]
    if (request.method !== 'PUT' || number === undefined) {
      return await federation.fetch(request, { contextData: undefined })
    }
    notes.set(number, await request.json())
    return new Response(null, { status: 204 })
  },
}, () => console.log('ready'))
