import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const allowed = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0)\)?( (OR|AND) .*)?$/

type Package = {
  name: string
  version: string
  license?: string
  os?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Everything the packaged application carries: what Node runs, and what is bundled into the pages. */
function shippedPackages(): { folder: string; about: Package }[] {
  const own = read(root)
  const inPages = Object.keys(own.devDependencies ?? {}).filter(name =>
    /^(react|react-dom|react-router|leaflet|ag-grid-.*|@mantine\/.*|@tanstack\/.*|@tabler\/.*|@tiptap\/.*|@hello-pangea\/dnd)$/.test(
      name,
    ),
  )
  const found = new Map<string, { folder: string; about: Package }>()
  const visit = (name: string, from: string) => {
    const folder = locate(name, from)
    if (!folder || found.has(folder)) return
    const about = read(folder)
    found.set(folder, { folder, about })
    for (const dependency of Object.keys(about.dependencies ?? {})) visit(dependency, folder)
  }
  for (const name of [...Object.keys(own.dependencies ?? {}), ...inPages]) visit(name, root)
  return [...found.values()].sort((a, b) => a.about.name.localeCompare(b.about.name, 'en'))
}

function locate(name: string, from: string): string | null {
  for (let folder = from; folder.startsWith(root.replace(/\/$/, '')); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
  }
  return null
}

function read(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find(name => /^(licen[cs]e|copying)(\.\w+|-mit)?$/i.test(name))
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : ''
}

test('everything shipped is under a licence the project takes', () => {
  for (const { about } of shippedPackages()) expect(about.license, about.name).toMatch(allowed)
})

test('NOTICES.md names everything shipped, with its licence', async () => {
  const packages = shippedPackages()
  const texts = new Map<string, string[]>()
  for (const { folder, about } of packages) {
    const text = licenceText(folder) || `Licence: ${about.license} (no text in the package)`
    texts.set(text, [...(texts.get(text) ?? []), `${about.name} ${about.version}`])
  }
  const notices = [
    '# What is shipped with Tasking Desk',
    '',
    'The application is under the [MIT licence](LICENSE). It carries the packages below. The packaged desktop',
    'application also carries Electron (MIT) with the notices of Chromium, in `LICENSES.chromium.html` beside it.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ about }) => `| ${about.name} | ${about.version} | ${about.license} |`),
    ...[...texts].flatMap(([text, names]) => ['', `## ${names.join(', ')}`, '', '```', text, '```']),
    '',
  ]
  await expect(notices.join('\n')).toMatchFileSnapshot('../../NOTICES.md')
})
