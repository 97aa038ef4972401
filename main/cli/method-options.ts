import { type Command, InvalidArgumentError, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import {
  methods,
  type OfferedMethod,
  type Parameters,
  parametersSchema,
} from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { dayOf, decimal, wholeNumber } from './arguments.ts'
import { same, unknown } from './find.ts'

/** A parameter by the name it has in the contract; which methods take it the contract says. */
type MethodOption = {
  name: string
  value: string
  help: string
  parse?: (text: string, previous: unknown) => unknown
}

const metres = { value: ' <metres>', parse: decimal }
const share = { value: ' <share>', parse: decimal }
const number = { value: ' <number>', parse: wholeNumber }
const days = { value: ' <days>', parse: wholeNumber }
const oneOf = (...choices: string[]) => ({
  value: ` <${choices.join('|')}>`,
  parse(text: string) {
    if (choices.includes(text)) return text
    throw new InvalidArgumentError(`Write ${choices.join(' or ')}.`)
  },
})
const eachDay = (text: string, previous: unknown) => [
  ...((previous as string[] | undefined) ?? []),
  dayOf(text),
]

const options: MethodOption[] = [
  { name: 'epsMetres', ...metres, help: 'how near neighbours are' },
  { name: 'minPoints', ...number, help: 'incidents that make a cluster' },
  { name: 'probability', ...share, help: 'chance of as near at random' },
  { name: 'levels', ...number, help: 'clusters of clusters' },
  { name: 'deviations', value: ' <number>', parse: decimal, help: 'reach of the ellipses, 1, 1.5 or 2' },
  { name: 'cellMetres', ...metres, help: 'side of a cell' },
  { name: 'shape', ...oneOf('square', 'hexagon'), help: 'of the cells' },
  { name: 'neighbours', ...oneOf('rook', 'queen'), help: 'four cells beside each, or all eight round it' },
  { name: 'bandMetres', ...metres, help: 'how far neighbours reach, or the width of a band of distance' },
  { name: 'bandwidthMetres', ...metres, help: 'radius of the kernel' },
  { name: 'adaptive', value: '', help: 'wider where incidents are sparse' },
  { name: 'quantile', ...share, help: 'cells above this share of all are hot' },
  { name: 'withinMetres', ...metres, help: 'how far apart incidents of one place may be' },
  { name: 'areaSetId', value: ' <name>', help: 'the area set that is compared' },
  { name: 'every', ...oneOf('week', 'month'), help: 'what one point of the chart counts' },
  { name: 'rebaseOn', value: ' <day>', parse: eachDay, help: 'limits anew from this day; may be repeated' },
  { name: 'distance', ...oneOf('manhattan', 'euclidean'), help: 'along streets, or as the crow flies' },
  { name: 'distanceBands', ...number, help: 'bands of distance beside the same place' },
  { name: 'bandDays', ...days, help: 'width of a band of time' },
  { name: 'timeBands', ...number, help: 'bands of time' },
  { name: 'permutations', ...number, help: 'times the days or counts are dealt' },
  { name: 'maxRadiusMetres', ...metres, help: 'greatest circle' },
  { name: 'maxDays', ...days, help: 'longest cluster' },
  { name: 'replicas', ...number, help: 'times the days are dealt' },
  { name: 'periodDays', ...days, help: 'length of a period' },
  { name: 'periods', ...number, help: 'periods, the last ending with the filter' },
  { name: 'alpha', ...share, help: 'false discovery rate, or the level of one test' },
  { name: 'minCount', ...number, help: 'fewer incidents than this are never hot' },
]

export type MethodOptions = { method: OfferedMethod } & Record<string, unknown>

export function withMethod(command: Command): Command {
  command.addOption(new Option('--method <method>', 'how').choices(methods).default('dbscan'))
  for (const { name, value, help, parse } of options) {
    const takers = methods.filter(method => takes(method, name)).join(', ')
    const option = new Option(`${flagOf(name)}${value}`, `${takers}: ${help}`)
    if (parse) option.argParser(parse)
    command.addOption(option)
  }
  return command
}

/** The parameters as the incidents suggest them, but for those that were typed. Throws `invalid` on another method's. */
export async function parametersOf(
  client: DeskClient,
  typed: MethodOptions,
  filter: Filter,
): Promise<Parameters> {
  const { method } = typed
  const given = options.map(({ name }) => name).filter(name => typed[keyOf(name)] !== undefined)
  const foreign = given.find(name => !takes(method, name))
  if (foreign) {
    const own = options.filter(({ name }) => takes(method, name)).map(({ name }) => flagOf(name))
    throw new AppError('invalid', `${flagOf(foreign)} is no parameter of ${method}.`, {
      next: own.length > 0 ? `Its parameters are ${own.join(', ')}.` : 'It has none.',
    })
  }
  const { parameters } = await client.analysis.defaults({ method, filter })
  const own: Record<string, unknown> = {}
  for (const name of given) {
    const value = typed[keyOf(name)]
    own[name] = name === 'areaSetId' ? await areaSetCalled(client, String(value)) : value
  }
  // What is out of bounds the backend refuses, as it does for every host.
  return { ...parameters, ...own } as Parameters
}

function takes(method: OfferedMethod, name: string): boolean {
  return parametersSchema.options.some(({ shape }) => shape.method.value === method && name in shape)
}

/** People say which set by its name, not by its number. */
const keyOf = (name: string) => name.replace(/Id$/, '')

function flagOf(name: string): string {
  return `--${keyOf(name).replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

async function areaSetCalled(client: DeskClient, called: string): Promise<number> {
  const sets = await client.areas.sets()
  const found = sets.find(({ name }) => same(name, called))
  if (found) return found.id
  const names = sets.map(({ name }) => name)
  throw unknown('area set', called, names, 'Load one with: desk areas BUREAU FILE.')
}
