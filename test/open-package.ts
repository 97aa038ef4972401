import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** An element of a part: its name as it is written, its attributes, and what is in it. */
export type Element = { name: string; attributes: Record<string, string>; inside: (Element | string)[] }

export type Package = { names: string[]; bytes(name: string): Uint8Array; xml(name: string): Element }

/** An office file opened again. */
export function openPackage(file: Uint8Array): Package {
  const parts = unzipSync(file)
  return {
    names: Object.keys(parts),
    bytes: name => parts[name]!,
    xml: name => parsed(strFromU8(parts[name]!)),
  }
}

/** XML as elements within each other. Throws where it is not well-formed. */
export function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, inside: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes } as Record<string, string>, inside: [] }
    open.at(-1)!.inside.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const text = (words: string) => {
    open.at(-1)!.inside.push(words)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml).close()
  return root.inside.find(part => typeof part !== 'string') as Element
}

/** All elements of a name, in the order in which they stand; those within one of its own kind are left to it. */
export function all(element: Element, name: string): Element[] {
  return element.inside.flatMap(part => {
    if (typeof part === 'string') return []
    return part.name === name ? [part] : all(part, name)
  })
}

/** The words of an element: those within `w:t`, `a:t` or `c:v`, its breaks as line ends. */
export function wordsOf(element: Element): string {
  return element.inside
    .map(part => {
      if (typeof part === 'string') return /^([wa]:t|c:v)$/.test(element.name) ? part : ''
      if (part.name === 'w:br' || part.name === 'a:br') return '\n'
      if (part.name === 'w:tab') return '\t'
      return wordsOf(part)
    })
    .join('')
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * Why Word, PowerPoint or Excel would refuse a file or mend it: what is not well-formed, leads nowhere, is of no
 * declared type or counted twice. Workbooks within it are opened too.
 */
export function faultsOf(file: Uint8Array, where = ''): string[] {
  const { names, bytes, xml } = openPackage(file)
  const faults: string[] = []
  const trees = new Map<string, Element>()
  for (const name of names) {
    if (!/\.(xml|rels|svg)$/.test(name)) continue
    try {
      trees.set(name, xml(name))
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  const types = trees.get('[Content_Types].xml')!
  const defaults = new Set(all(types, 'Default').map(({ attributes }) => attributes.Extension!.toLowerCase()))
  const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1))
  for (const name of names) {
    if (name === '[Content_Types].xml') continue
    if (!overrides.includes(name) && !defaults.has(name.split('.').at(-1)!.toLowerCase())) {
      faults.push(`${name}: of no declared type`)
    }
  }
  for (const name of overrides) if (!names.includes(name)) faults.push(`${name}: declared, and not there`)
  if (new Set(overrides).size !== overrides.length) faults.push('a part is declared twice')
  for (const [name, tree] of trees) {
    if (name.endsWith('.rels')) {
      faults.push(...brokenLeads(name, tree, names))
      continue
    }
    const leads = leadsOf(name, trees)
    for (const { attributes } of everyElement(tree)) {
      for (const [key, value] of Object.entries(attributes)) {
        if (/^r:(id|embed|link|pict)$/.test(key) && !leads.has(value))
          faults.push(`${name}: no ${key} ${value}`)
      }
    }
    for (const kind of ['wp:docPr', 'p:cNvPr', 'w:bookmarkStart', 'p:sldId']) {
      const ids = everyElement(tree)
        .filter(element => element.name === kind)
        .map(({ attributes }) => attributes.id ?? attributes['w:id'])
      if (new Set(ids).size !== ids.length) faults.push(`${name}: two ${kind} of one number`)
    }
  }
  const inner = names.filter(name => name.endsWith('.xlsx')).flatMap(name => faultsOf(bytes(name), name))
  return [...faults.map(fault => `${where}${where && ': '}${fault}`), ...inner]
}

function everyElement(element: Element): Element[] {
  return [element, ...element.inside.flatMap(part => (typeof part === 'string' ? [] : everyElement(part)))]
}

const relsOf = (name: string) => name.replace(/([^/]*)$/, '_rels/$1.rels')

function leadsOf(name: string, trees: ReadonlyMap<string, Element>): Set<string> {
  const tree = trees.get(relsOf(name))
  return new Set(tree ? all(tree, 'Relationship').map(({ attributes }) => attributes.Id!) : [])
}

function brokenLeads(name: string, tree: Element, names: readonly string[]): string[] {
  const folder = name.replace(/_rels\/[^/]*$/, '')
  const leads = all(tree, 'Relationship').map(({ attributes }) => attributes)
  const ids = leads.map(({ Id }) => Id)
  return [
    ...(new Set(ids).size === ids.length ? [] : [`${name}: two leads of one name`]),
    ...leads.flatMap(({ Target = '', TargetMode, Type = '' }) => {
      if (TargetMode === 'External') return [`${name}: leads out of the file to ${Target}`]
      if (!Type.startsWith(relationships) && !Type.includes('package/2006')) return []
      const target = new URL(Target, `package:/${folder}`).pathname.slice(1)
      return names.includes(target) ? [] : [`${name}: leads to ${target}, which is not there`]
    }),
  ]
}

/** Every character that a file holds, its parts and the files within it unpacked: for looking through it. */
export function everyByte(file: Uint8Array): string {
  const parts = unzipSync(file)
  return Object.entries(parts)
    .map(([name, bytes]) =>
      /\.(xlsx|docx|pptx|zip)$/.test(name)
        ? `${name}\n${everyByte(bytes)}`
        : `${name}\n${Buffer.from(bytes).toString()}`,
    )
    .join('\n')
}
