// Starts Bluesky's own servers on loopback and prints where they are, as one line of JSON.
// With DB_POSTGRES_URL and REDIS_HOST the AppView is among them. Run where dev-env is installed.
import { TestNetwork, TestNetworkNoAppView } from '@atproto/dev-env'

const whole = Boolean(process.env.DB_POSTGRES_URL && process.env.REDIS_HOST)
const network = whole
  ? await TestNetwork.create({ dbPostgresSchema: 'archived' })
  : await TestNetworkNoAppView.create({})

console.log(JSON.stringify({
  plc: network.plc.url,
  pds: network.pds.url,
  appview: whole ? network.bsky.url : null,
}))
