import { Group, Select, Stack, Switch, Text } from '@mantine/core'
import { IconTags } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Category } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount, formatShare } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { CategoryDrawer } from './category-drawer.tsx'
import { CategoryTable } from './category-table.tsx'
import { ImportsLinks } from './imports-links.tsx'

/** What the words of each source stand for, from when on: what stands for nothing yet comes first. */
export default function CategoriesPage() {
  const categories = useQuestion('imports.categories', {})
  useHelpTopic('categories')
  return (
    <Page>
      <ImportsLinks />
      <Answered question={categories} height={300}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTags}
              title="No categories yet"
              next="They are listed here with the first file that is imported."
            />
          ) : (
            <Categories categories={rows} />
          )
        }
      </Answered>
    </Page>
  )
}

function Categories({ categories }: { categories: Category[] }) {
  const [sourceId, setSourceId] = useState<string | null>(null)
  const [onlyUndecided, setOnlyUndecided] = useState(false)
  const [openId, setOpenId] = useState<number | null>(null)
  const sources = useMemo(() => bySource(categories), [categories])
  const shown = sources.filter(({ id }) => sourceId === null || String(id) === sourceId)
  return (
    <>
      <PageHeader
        title="Categories"
        about={codedWords(categories)}
        actions={
          <Group gap="md" wrap="nowrap">
            <Switch
              label="Only what is not decided"
              checked={onlyUndecided}
              onChange={event => setOnlyUndecided(event.currentTarget.checked)}
            />
            <Select
              aria-label="Source"
              placeholder="All sources"
              clearable
              data={sources.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={sourceId}
              onChange={setSourceId}
            />
            <HelpButton topic="categories" about="what the words of a source stand for" />
          </Group>
        }
      />
      <Stack gap="md">
        {shown.map(({ id, name, all }) => {
          const listed = onlyUndecided ? all.filter(({ codes }) => codes.length === 0) : all
          return (
            <Section key={id} title={name} about={codedWords(all)}>
              {listed.length === 0 ? (
                <Text c="dimmed">Every word of this source is decided.</Text>
              ) : (
                <CategoryTable label={name} categories={listed} onOpen={({ id: open }) => setOpenId(open)} />
              )}
            </Section>
          )
        })}
      </Stack>
      <CategoryDrawer
        category={categories.find(({ id }) => id === openId) ?? null}
        onClose={() => setOpenId(null)}
      />
    </>
  )
}

function bySource(categories: readonly Category[]) {
  const sources = [...Map.groupBy(categories, ({ sourceId }) => sourceId)].map(([id, all]) => ({
    id,
    name: all[0]!.sourceName,
    all: all.toSorted(undecidedFirst),
  }))
  // Once it is all decided, a source has had its turn.
  const isDecided = ({ all }: (typeof sources)[number]) => all.every(({ codes }) => codes.length > 0)
  return sources.sort((a, b) => Number(isDecided(a)) - Number(isDecided(b)))
}

function undecidedFirst(a: Category, b: Category) {
  return (
    Number(a.codes.length > 0) - Number(b.codes.length > 0) ||
    b.uncoded - a.uncoded ||
    b.count - a.count ||
    a.words.localeCompare(b.words)
  )
}

/** `14,020 of 14,178 incidents are coded (98.9%); 2 of 31 words are not decided.` */
function codedWords(categories: readonly Category[]): string {
  const total = categories.reduce((sum, { count }) => sum + count, 0)
  const coded = total - categories.reduce((sum, { uncoded }) => sum + uncoded, 0)
  const undecided = categories.filter(({ codes }) => codes.length === 0).length
  const share = total < 10 ? '' : ` (${formatShare(coded, total)})`
  const words = undecided === 0 ? '' : `; ${undecided} of ${countOf(categories.length, 'word')} not decided`
  return `${formatCount(coded)} of ${countOf(total, 'incident')} coded${share}${words}.`
}
