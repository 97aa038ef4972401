import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** One bench: a file `NAME.bench.ts` beside this one. It prints figures and ratios; it passes no judgement. */
export type Bench = { name: string; run(print: (line: string) => void): Promise<void> }

const ending = '.bench.ts'
const names = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith(ending))
  .map(file => file.slice(0, -ending.length))
  .sort()

// What follows a first option is for the benches themselves.
const words = process.argv.slice(2)
const firstOption = words.findIndex(word => word.startsWith('--'))
const wanted = firstOption === -1 ? words : words.slice(0, firstOption)
const unknown = wanted.filter(name => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

for (const name of wanted.length > 0 ? wanted : names) {
  const bench = (await import(new URL(name + ending, import.meta.url).href)) as Bench
  console.log(`\n${name}: ${bench.name}`)
  await bench.run(line => console.log(`  ${line}`))
  globalThis.gc?.()
  await setTimeout(0)
}
