import { readFileSync } from 'node:fs'
import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import { type FacetChoices, type LibraryEntry, library } from '#shared/features/library/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { each } from './arguments.ts'
import { findProfile } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau, pathHere } from './run.ts'

type Options = {
  problem?: string[]
  place?: string[]
  response?: string[]
  partner?: string[]
  result?: string[]
  file?: string
}
type Verb = (client: DeskClient, words: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async search(client, words = '', { problem, place, response, partner, result }) {
    const facets: FacetChoices = {
      ...(problem && { problemType: problem }),
      ...(place && { placeType: place }),
      ...(response && { responseType: response }),
      ...(partner && { partner }),
      ...(result && { result }),
    }
    const { found, total } = await client.library.search({ text: words, facets })
    return {
      json: { found, total },
      lines: [
        `${counted(found.length, 'entry', 'entries')} of ${total}.`,
        ...columns(
          ['entry', 'result', 'problem', 'title'],
          found.map(({ entry }) => rowOf(entry)),
        ),
      ],
    }
  },
  async similar(client, number) {
    const { id: profileId } = await findProfile(client, required(number, 'The number of the profile'))
    const { listed, alike } = await client.library.similar({ profileId })
    return {
      json: { similar: listed, alike },
      lines:
        listed.length === 0
          ? ['The library holds nothing like this problem yet.']
          : [
              ...listed.flatMap(({ entry, reasons }) => [
                `${entry.number} ${entry.title} (${entry.result})`,
                ...reasons.map(reason => `   ${reason}`),
                ...(entry.evidence ? [`   ${entry.evidence}`] : []),
              ]),
              ...(alike > listed.length
                ? [`The ${listed.length} most like it of ${alike}; search the library for the others.`]
                : []),
            ],
    }
  },
  async enter(client, _words, { file }) {
    const entry = await client.library.saveIntervention(interventionIn(required(file, '--file FILE')))
    return { json: { entry }, lines: [`${entry.number} ${entry.title} (${entry.result})`] }
  },
}

export function addLibrary(program: Command): void {
  program
    .command('library')
    .summary('search what was done about which problem, and whether it worked')
    .description(
      'search [WORDS]     closed profiles and interventions, the best match first\nsimilar PROFILE    what was done about problems like that of a profile\nenter              --file FILE, an intervention as JSON',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('search'))
    .argument('[words]', 'words to find, or the number of a profile')
    .option('--problem <kind>', 'only of this kind of problem; may be repeated, as may the next four', each)
    .option('--place <kind>', 'only of this kind of place', each)
    .option('--response <kind>', 'only with this kind of response', each)
    .option('--partner <name>', 'only with this partner', each)
    .option('--result <result>', 'worked, partly, no-effect or unclear', each)
    .option('--file <file>', 'title, problem, response, result, evidence and so on, as JSON')
    .action((bureau: string, verb: string, words: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, words, options)),
    )
}

const absent = {
  problemType: '',
  placeType: '',
  problem: '',
  response: '',
  responseTypes: [],
  partners: [],
  result: 'unclear',
  evidenceKind: 'none',
  evidence: '',
  source: '',
}

function interventionIn(file: string) {
  let typed: unknown
  try {
    typed = JSON.parse(readFileSync(pathHere(file), 'utf8'))
  } catch (cause) {
    throw new AppError('invalid', `${file} cannot be read as JSON.`, {
      next: 'Write { "title": …, "response": … } into it.',
      cause,
    })
  }
  const parsed = library.saveIntervention.input.safeParse({ ...absent, ...(typed as object) })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('invalid', `${issue?.path.join('.') ?? file}: ${issue?.message ?? 'not as expected'}`, {
    next: 'Mend the file and enter it again.',
  })
}

function rowOf({ number, result, problemType, title }: LibraryEntry) {
  return [number, result, problemType || '-', title]
}
