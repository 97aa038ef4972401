import type { ColumnDataType, Kysely } from 'kysely'

/** A column of a new table, as data. Not null unless it says otherwise. */
export type Column = {
  name: string
  type: ColumnDataType
  isNullable: boolean
  isUnique: boolean
  isPrimary: boolean
  references: string | null
  defaultTo: number | null
  nullable(): Column
  unique(): Column
}

function column(name: string, type: ColumnDataType, more: Partial<Column> = {}): Column {
  const made: Column = {
    name,
    type,
    isNullable: false,
    isUnique: false,
    isPrimary: false,
    references: null,
    defaultTo: null,
    nullable: () => column(name, type, { ...more, isNullable: true }),
    unique: () => column(name, type, { ...more, isUnique: true }),
    ...more,
  }
  return made
}

export const text = (name: string) => column(name, 'text')
export const int = (name: string) => column(name, 'integer')
export const real = (name: string) => column(name, 'real')
export const blob = (name: string) => column(name, 'blob')
export const reference = (name: string, toTable: string) => column(name, 'integer', { references: toTable })
export const id = column('id', 'integer', { isPrimary: true })
/** Counts the saves of an editable row: a save with an older number is a conflict. */
export const version = column('version', 'integer', { defaultTo: 1 })

/** Creates a table from its columns. */
export async function table(db: Kysely<unknown>, name: string, columns: readonly Column[]): Promise<void> {
  let builder = db.schema.createTable(name)
  for (const c of columns) {
    builder = builder.addColumn(c.name, c.type, build => {
      // An identifier is never given twice: what was erased is still named in analyses, freezes and the audit register.
      let b = c.isPrimary ? build.primaryKey().autoIncrement() : build
      if (!c.isNullable) b = b.notNull()
      if (c.isUnique) b = b.unique()
      if (c.references) b = b.references(`${c.references}.id`)
      if (c.defaultTo !== null) b = b.defaultTo(c.defaultTo)
      return b
    })
  }
  await builder.execute()
}
