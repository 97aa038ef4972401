import { copyFile } from 'node:fs/promises'
import { Argument, type Command } from 'commander'
import { nothingKnown } from '#shared/features/profiles/nomination-rules.ts'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findAgency, findProfile, unknown } from './find.ts'
import { columns } from './lines.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { type Answer, type Desk, inBureau, pathHere } from './run.ts'

type Options = {
  agency?: string
  title?: string
  what?: string
  at?: string
  radius?: number
  from?: string
  to?: string
  harm?: string
  tried?: string
  wanted?: string
  profile?: string
  reason?: string
  out?: string
  file?: string
}
type Verb = (desk: Desk, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list({ client }) {
    const nominations = await client.profiles.nominations()
    return {
      json: { nominations },
      lines: columns(
        ['nomination', 'status', 'agency', 'place', 'incidents', 'profile', 'title'],
        nominations.map(one => [
          one.number,
          one.status,
          one.agencyName,
          one.gridReference,
          one.incidents ?? '',
          one.profileNumber ?? '',
          one.title,
        ]),
      ),
    }
  },
  async add({ client }, _id, options) {
    const { id: agencyId } = await findAgency(client, required(options.agency, '--agency KEY'))
    const place = parseGridReference(required(options.at, '--at GRID-REFERENCE'))
    if (!place) {
      throw new AppError('invalid', `${options.at} is no grid reference.`, {
        next: 'Write two letters and 2 to 10 figures, such as "SK 5890 0600".',
      })
    }
    const nomination = await client.profiles.nominate({
      agencyId,
      easting: place.easting,
      northing: place.northing,
      radiusMetres: options.radius ?? 200,
      title: required(options.title, '--title TEXT'),
      what: required(options.what, '--what TEXT'),
      from: required(options.from, '--from DAY'),
      to: options.to ?? null,
      harm: options.harm ?? '',
      tried: options.tried ?? '',
      wanted: options.wanted ?? '',
    })
    return told(nomination)
  },
  async take({ client }, id, { profile, reason = '' }) {
    const one = await nominationOf(client, id)
    const profileId = profile ? (await findProfile(client, profile)).id : await made(client, one)
    const asked = { nominationId: one.id, version: one.version, profileId, reason }
    return told(await client.profiles.takeUpNomination(asked))
  },
  async decline({ client }, id, { reason }) {
    const { id: nominationId, version } = await nominationOf(client, id)
    const why = required(reason, '--reason TEXT')
    return told(await client.profiles.declineNomination({ nominationId, version, reason: why }))
  },
  async form({ client, backend }, _id, { agency, out }) {
    const { id: agencyId } = await findAgency(client, required(agency, '--agency KEY'))
    const path = pathHere(required(out, '--out FILE'))
    const { file } = await client.profiles.nominationForm({ agencyId })
    await copyFile(backend.files.outgoing(file).path, path)
    return { json: { out: path }, lines: [`Nomination form: ${path}`] }
  },
  async read({ client }, _id, { file }) {
    const path = pathHere(required(file, '--file FILE'))
    const read = await client.profiles.readNominationForm({ file: path })
    if (!read.nomination) {
      return {
        json: { faults: read.faults },
        lines: read.faults.map(({ cell, field, message }) => `${cell} ${field}: ${message}`),
        refused: new AppError('invalid', `${read.fileName} was not entered: it has faults.`, {
          next: `Ask ${read.agencyName} to correct the cells named.`,
        }),
      }
    }
    const { agencyId, fileSha256, nomination } = read
    return told(await client.profiles.nominate({ ...nomination, agencyId, fileSha256 }))
  },
}

export function addNominate(program: Command): void {
  program
    .command('nominate')
    .summary('bring problems before the bureau, and decide on what was brought')
    .description(
      'list               all nominations\nadd                --agency KEY --title TEXT --what TEXT --at GRID-REFERENCE --from DAY [--radius METRES]\ntake ID            as a new profile, or --profile NUMBER to join one\ndecline ID         --reason TEXT\nform               a workbook to fill in: --agency KEY --out FILE\nread               one that came back: --file FILE',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the nomination, such as N-2025-001')
    .option('--agency <key>')
    .option('--title <text>')
    .option('--what <text>', 'what is happening')
    .option('--at <reference>', 'grid reference of the middle')
    .option('--radius <metres>', 'how far around it', wholeNumber)
    .option('--from <day>', 'since when', dayOf)
    .option('--to <day>', 'until when', dayOf)
    .option('--harm <text>', 'who is harmed')
    .option('--tried <text>', 'what was tried')
    .option('--wanted <text>', 'what is asked of the group')
    .option('--profile <number>')
    .option('--reason <text>')
    .option('--out <file>')
    .option('--file <file>')
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, desk => verbs[verb]!(desk, id, options)),
    )
}

type Client = Desk['client']
type Nomination = Awaited<ReturnType<Client['profiles']['nominations']>>[number]

async function nominationOf(client: Client, id: string | undefined): Promise<Nomination> {
  const number = required(id, 'The number of the nomination')
  const all = await client.profiles.nominations()
  const found = all.find(one => one.number === number || String(one.id) === number)
  if (found) return found
  const numbers = all.map(one => one.number)
  throw unknown('nomination', number, numbers, 'List them with: desk nominate BUREAU.')
}

async function made(client: Client, nomination: Nomination): Promise<number> {
  const { easting, northing, radiusMetres, from, to, title } = nomination
  const filter = { from, ...(to ? { to } : {}), circle: { easting, northing, radiusMetres } }
  const { hotspots } = await withProgress('Selection', running =>
    client.analysis.run({ parameters: { method: 'selection', title }, filter }, running),
  )
  const [hotspot] = hotspots
  if (!hotspot) {
    throw new AppError('invalid', 'No incident of that place and time is known.', {
      next: 'Join a profile with --profile NUMBER, or decline it.',
    })
  }
  return (await client.profiles.create({ hotspotId: hotspot.id, title, origin: 'nomination' })).id
}

function told(nomination: Nomination): Answer {
  const { number, title, agencyName, status, incidents, profileNumber } = nomination
  const known = incidents === null ? '' : `, ${incidents} incidents`
  const nothing = status === 'new' ? nothingKnown(nomination) : null
  return {
    json: { nomination },
    lines: [
      `${number} ${title} (${agencyName}, ${status}${known})${profileNumber ? `: ${profileNumber}` : ''}`,
      ...(nothing ? [`${nothing.message} ${nothing.next}`] : []),
    ],
  }
}
