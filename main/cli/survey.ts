import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { Estimate, Survey } from '#shared/features/performance/surveys.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau, pathHere } from './run.ts'

type Options = {
  question?: number
  wave?: string
  against?: string
  file?: string
  areaColumn?: string
  questionColumn?: string
  yesColumn?: string
  askedColumn?: string
}
type Verb = (client: DeskClient, key: string | undefined, options: Options) => Promise<Answer>

const percent = (share: number) => (share * 100).toFixed(1)
const told = (estimate: Estimate | null) =>
  estimate
    ? [
        `${estimate.yes} of ${estimate.asked}`,
        percent(estimate.share),
        `${percent(estimate.lower)} to ${percent(estimate.upper)}`,
      ]
    : ['withheld', '-', '-']

const verbs: Record<string, Verb> = {
  async list(client) {
    const surveys = await client.performance.surveys()
    return {
      json: { surveys },
      lines: columns(
        ['survey', 'questions', 'waves', 'latest', 'name'],
        surveys.map(({ key, questions, waves, name }) => [
          key,
          questions.length,
          waves.length,
          waves[0]?.name ?? '-',
          name,
        ]),
      ),
    }
  },
  async show(client, key, options) {
    const survey = await surveyOf(client, key)
    const question = survey.questions.find(({ position }) => position === (options.question ?? 1))
    const wave = waveOf(survey, options.wave)
    if (!question) {
      throw new AppError('not-found', `${survey.name} has no question ${options.question ?? 1}.`, {
        next: `It has ${counted(survey.questions.length, 'question')}.`,
      })
    }
    const result = await client.performance.surveyResult({
      surveyId: survey.id,
      questionId: question.id,
      waveId: wave.id,
      ...(options.against === undefined ? {} : { againstWaveId: waveOf(survey, options.against).id }),
    })
    const rows = [...(result.whole ? [result.whole] : []), ...result.areas]
    return {
      json: { result },
      lines: [
        question.wording,
        result.sentence,
        ...result.notes,
        ...columns(
          ['area', 'said so', '%', '95 % interval', 'points', 'q'],
          rows.map(({ areaName, now, change }) => [
            areaName,
            ...told(now),
            change ? percent(change.difference) : '-',
            change?.q?.toFixed(3) ?? '-',
          ]),
        ),
      ],
    }
  },
  async import(client, key, options) {
    const survey = await surveyOf(client, key)
    const wave = waveOf(survey, required(options.wave, '--wave NAME'))
    const file = pathHere(required(options.file, '--file FILE'))
    const { suggested } = await client.performance.inspectSurveyFile({ waveId: wave.id, file })
    const question = survey.questions.find(({ position }) => position === options.question)
    const questionColumn = question ? null : (options.questionColumn ?? suggested.question)
    const {
      lines,
      survey: after,
      ...sum
    } = await client.performance.importAnswers({
      waveId: wave.id,
      file,
      questionId: question?.id ?? null,
      columns: {
        question: questionColumn,
        area: options.areaColumn ?? suggested.area,
        yes: required(options.yesColumn ?? suggested.yes ?? undefined, '--yes-column NAME'),
        asked: required(options.askedColumn ?? suggested.asked ?? undefined, '--asked-column NAME'),
      },
    })
    return {
      json: { ...sum, lines, survey: after },
      lines: [
        `${counted(sum.rows, 'row')}: ${sum.taken} taken (${sum.replaced} in the place of others), ${sum.unchanged} unchanged, ${sum.notUnderstood} not understood.`,
        ...lines.map(({ line, reason }) => `  line ${line}: ${reason}`),
      ],
    }
  },
}

export function addSurvey(program: Command): void {
  program
    .command('survey')
    .summary('surveys by wave and area, with intervals; nothing under 30 answers')
    .description(
      'list               all surveys\nshow KEY           [--question N] [--wave NAME] [--against NAME]\nimport KEY         --wave NAME --file FILE [--question N] [--question-column NAME] [--area-column NAME] [--yes-column NAME] [--asked-column NAME]',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[key]', 'key of the survey, such as crave')
    .option('--question <n>', 'its position', wholeNumber)
    .option('--wave <name>', 'otherwise the latest')
    .option('--against <name>', 'otherwise the wave before')
    .option('--file <file>', 'CSV or workbook')
    .option('--question-column <name>')
    .option('--area-column <name>')
    .option('--yes-column <name>')
    .option('--asked-column <name>')
    .action((bureau: string, verb: string, key: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, key, options)),
    )
}

async function surveyOf(client: DeskClient, key: string | undefined): Promise<Survey> {
  const wanted = required(key, 'The key of the survey').toLowerCase()
  const surveys = await client.performance.surveys()
  const found = surveys.find(survey => survey.key === wanted || survey.name.toLowerCase() === wanted)
  if (found) return found
  throw new AppError('not-found', `There is no survey ${key}.`, {
    next: `There are: ${surveys.map(survey => survey.key).join(', ') || 'none yet'}.`,
  })
}

function waveOf(survey: Survey, name: string | undefined) {
  const found =
    name === undefined
      ? survey.waves[0]
      : survey.waves.find(wave => wave.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new AppError('not-found', `${survey.name} has no wave ${name ?? 'yet'}.`, {
    next: `There are: ${survey.waves.map(wave => wave.name).join(', ') || 'none yet'}.`,
  })
}
