import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import type { DeskClient } from '#shared/contract.ts'
import { type Marker, markers } from './markers.ts'
import { tellingJpeg, tellingPng } from './pictures.ts'

const wordsOf = (what: string) => markers.find(marker => marker.what === what)!.words

/** Pictures and a paper kept with a profile, and text of which the pictures are part, through the front door. */
export async function plantInProfile(client: DeskClient, profileId: number, folder: string): Promise<void> {
  const jpeg = tellingJpeg(
    wordsOf('Exif of a JPEG'),
    wordsOf('where a JPEG was taken'),
    wordsOf('comment of a JPEG'),
  )
  const files = {
    'one.jpg': jpeg,
    'two.png': tellingPng(wordsOf('text chunk of a PNG'), wordsOf('behind the end of a PNG')),
    'three.txt': Buffer.from(wordsOf('content of an attached file')),
  }
  const ids: number[] = []
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const about = { origin: 'Patrol', caption: 'The place', marking: 'OFFICIAL' as const }
    const { id } = await client.profiles.addAttachment({ profileId, file, ...about })
    ids.push(id)
  }
  const { sections } = await client.profiles.document({ profileId })
  for (const key of ['problem', 'partners'] as const) {
    const { version } = sections.find(section => section.key === key)!
    const written = ['name in a profile', 'telephone in a profile', 'address in a profile']
      .map(wordsOf)
      .join(', ')
    await client.profiles.saveSection({
      ...{ profileId, key, version },
      doc: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: `Told by ${written}.` }] },
          ...ids.slice(0, 2).map(attachmentId => ({
            type: 'picture' as const,
            attrs: { attachmentId, alt: 'The place' },
          })),
        ],
      },
    })
  }
}

/** Writes the markers into the bureau's file, wherever a bureau can hold such a thing. Answers those that found no row. */
export function plantInFile(path: string, folder: string): string[] {
  const db = new SqliteFile(path)
  try {
    db.pragma('foreign_keys = off')
    emptyTables(db)
    const missed = markers.filter(marker => !('elsewhere' in marker) && planted(db, marker) === 0)
    // As they came, before pictures were cleaned on the way in: older bureaus hold such.
    const jpeg = tellingJpeg(
      wordsOf('Exif of a JPEG'),
      wordsOf('where a JPEG was taken'),
      wordsOf('comment of a JPEG'),
    )
    const png = tellingPng(wordsOf('text chunk of a PNG'), wordsOf('behind the end of a PNG'))
    db.prepare("update profile_attachment set content = ? where type = 'jpeg'").run(jpeg)
    db.prepare("update profile_attachment set content = ? where type = 'png'").run(png)
    db.prepare('update mapping set spec_json = replace(spec_json, \'"name":"\', \'"name":"\' || ?)').run(
      `${wordsOf('mapping of a file')} `,
    )
    const note = db.prepare('select count(*) from drop_note where what = ?').pluck()
    if (note.get(wordsOf('note on a drop folder')) === 0)
      missed.push(...markers.filter(one => one.what === 'note on a drop folder'))
    return [
      folder.includes('canary32-folder') ? '' : 'path of the bureau',
      ...missed.map(({ what }) => what),
    ].filter(Boolean)
  } finally {
    db.close()
  }
}

function planted(db: SqliteFile.Database, marker: Extract<Marker, { table: string }>): number {
  const { table, column, how, where = '1', words } = marker
  const value = how === 'instead' ? '?' : `coalesce(${column}, '') || ' ' || ?`
  const isJson = column.endsWith('_json')
  const text =
    isJson && how === 'added'
      ? `case when ${column} like '{%' then json_set(${column}, '$.canary', ?) when ${column} like '[%' then json_insert(${column}, '$[#]', ?) else ${column} end`
      : value
  const given = text
    .split('?')
    .slice(1)
    .map(() => (isJson && how === 'instead' ? JSON.stringify({ Note: words }) : words))
  return db.prepare(`update ${table} set ${column} = ${text} where ${where}`).run(...given).changes
}

/** Tables of which the demonstration bureau holds nothing get a row, so that there is where to plant. */
function emptyTables(db: SqliteFile.Database) {
  const at = '2025-12-16T09:00:00.000Z'
  const insert = (table: string, row: Record<string, string | number>) => {
    if (db.prepare(`select count(*) from ${table}`).pluck().get() !== 0) return
    const names = Object.keys(row)
    db.prepare(`insert into ${table} (${names}) values (${names.map(() => '?')})`).run(...Object.values(row))
  }
  insert('saved_filter', { name: 'Nights', filter_json: '{}', made_at: at, made_by: 'x' })
  insert('profile_check', { profile_id: 1, key: 'terms', note: '', ticked_at: at, ticked_by: 'x' })
  insert('drop_note', {
    ...{ source_id: 1, file_name: 'x.csv', outcome: 'left', next: '', at, by_login: 'x' },
    what: wordsOf('note on a drop folder'),
  })
}
