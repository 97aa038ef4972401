import { Accordion, Card, Group, Stack, Text } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import { type FigureLead, type FigureSource, figureInText } from '#shared/features/profiles/figure-text.ts'
import { whyNotWrite } from '#shared/features/profiles/life-rules.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { isBlank, plainTextOf } from '#shared/features/profiles/rich-text.ts'
import { type SectionKey, sectionWords } from '#shared/features/profiles/sections.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { useHelpTopic } from '../../../ui/help.tsx'
import { Contents, type Part } from './contents.tsx'
import { Files } from './files.tsx'
import { Particulars } from './particulars.tsx'
import { listOfSection, SectionList } from './section-lists.tsx'
import { SectionText } from './section-text.tsx'
import { StillWritten } from './standing.ts'
import styles from './writing.module.css'

type WrittenDocumentProps = {
  profile: Profile
  reread: () => Promise<Profile>
  onFigure: (lead: FigureLead) => void
}

/** All that is written of a problem profile. */
export function WrittenDocument({ profile, reread, onFigure }: WrittenDocumentProps) {
  useHelpTopic('writing-a-profile')
  const question = useQuestion('profiles.document', { profileId: profile.id })
  return (
    <StillWritten value={whyNotWrite(profile.status) === null}>
      <Stack gap="md">
        <Particulars profile={profile} reread={reread} />
        <Answered question={question}>
          {document => (
            <Parts
              profile={profile}
              document={document}
              reread={async () => (await question.refetch()).data ?? document}
              onFigure={onFigure}
            />
          )}
        </Answered>
      </Stack>
    </StillWritten>
  )
}

type PartsProps = {
  profile: Profile
  document: ProfileDocument
  reread: () => Promise<ProfileDocument>
  onFigure: (lead: FigureLead) => void
}

function Parts({ profile, document, reread, onFigure }: PartsProps) {
  const [open, setOpen] = useState<string[]>(['aim'])
  const whole = useRef<HTMLDivElement>(null)
  const source = useMemo<FigureSource>(
    () => ({ ...profile, savedCounts: document.savedCounts }),
    [profile, document.savedCounts],
  )
  const parts = partsOf(document)

  function go(key: string) {
    setOpen(keys => (keys.includes(key) ? keys : [...keys, key]))
    const control = whole.current?.querySelector<HTMLElement>(`[data-part="${key}"]`)
    control?.focus({ preventScroll: true })
    control?.scrollIntoView({ block: 'start' })
  }
  return (
    <Stack gap="md" ref={whole}>
      <Card withBorder padding="sm">
        <Contents
          parts={parts}
          allOpen={open.length === parts.length}
          onGo={go}
          onAll={all => setOpen(all ? parts.map(({ key }) => key) : [])}
        />
      </Card>
      <Accordion
        multiple
        value={open}
        onChange={setOpen}
        order={2}
        variant="contained"
        chevronPosition="left"
      >
        {document.sections.map(section => {
          const { key, doc } = section
          const list = listOfSection[key]
          return (
            <Fold
              key={key}
              part={parts.find(part => part.key === key)!}
              isOpen={open.includes(key)}
              summary={plainTextOf(doc, figure => figureInText(figure.key, figure.label, source))}
            >
              <Stack gap="md">
                <SectionText {...{ section, document, source, reread, onFigure }} />
                {list && <SectionList list={list} document={document} source={source} />}
              </Stack>
            </Fold>
          )
        })}
        <Fold part={parts.at(-2)!} isOpen={open.includes('distribution')} summary="">
          <SectionList list="distribution" document={document} source={source} />
        </Fold>
        <Fold part={parts.at(-1)!} isOpen={open.includes('files')} summary="">
          <Files document={document} />
        </Fold>
      </Accordion>
    </Stack>
  )
}

type FoldProps = { part: Part; isOpen: boolean; summary: string; children: React.ReactNode }

/** A part of the document that folds to its heading and its first words. */
function Fold({ part, isOpen, summary, children }: FoldProps) {
  return (
    <Accordion.Item value={part.key}>
      <Accordion.Control data-part={part.key}>
        <Group gap="xs" wrap="nowrap">
          <Text fw={600} style={{ whiteSpace: 'nowrap' }}>
            {part.label}
          </Text>
          {!isOpen && (
            <Text size="xs" c="dimmed" className={styles.summary}>
              {summary.trim() || (part.count ? `${part.count} in the list` : 'Nothing yet')}
            </Text>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{isOpen && children}</Accordion.Panel>
    </Accordion.Item>
  )
}

function partsOf({ sections, entries, attachments }: ProfileDocument): Part[] {
  const count = (key: SectionKey) => {
    const list = listOfSection[key]
    return list ? entriesOf(entries, list).length : null
  }
  const recipients = entriesOf(entries, 'distribution').length
  return [
    ...sections.map(({ key, doc }) => ({
      key,
      label: sectionWords[key].label,
      count: count(key),
      written: !isBlank(doc) || (count(key) ?? 0) > 0,
    })),
    { key: 'distribution', label: 'Distribution', written: recipients > 0, count: recipients },
    {
      key: 'files',
      label: 'Pictures and files',
      count: attachments.length,
      written: attachments.length > 0,
    },
  ]
}
