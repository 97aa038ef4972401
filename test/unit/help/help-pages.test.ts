import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Page = {
  title: string
  intro: string
  parts: { heading: string; text: (string | string[])[] }[]
  see: string[]
}

const pages = new Map(
  globSync('resources/help/*.json').map(path => [
    path.replace(/^.*\/|\.json$/g, ''),
    JSON.parse(readFileSync(path, 'utf8')) as Page,
  ]),
)

test('every page has a title, a beginning and parts, and leads to pages that are there', () => {
  expect(pages.size).toBeGreaterThan(10)
  for (const [topic, { title, intro, parts, see }] of pages) {
    expect([topic, title.length > 0, intro.length > 0, parts.length > 0]).toEqual([topic, true, true, true])
    expect(parts.every(({ heading, text }) => heading !== '' && text.length > 0)).toBe(true)
    expect(see.filter(other => !pages.has(other))).toEqual([])
  }
})

test('every topic a screen asks for has its page, and every page its place in the order', () => {
  const screens = globSync('renderer/**/*.tsx').map(path => readFileSync(path, 'utf8'))
  const asked = screens.flatMap(text => [
    ...[...text.matchAll(/(?:topic="|useHelpTopic\('|topic=\{[^}]*\? ')([a-z-]+)/g)].map(found => found[1]!),
  ])
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter(topic => !pages.has(topic))).toEqual([])
  const order = readFileSync('renderer/features/help/help-pages.ts', 'utf8')
  expect([...pages.keys()].filter(topic => !order.includes(`'${topic}'`))).toEqual([])
})
