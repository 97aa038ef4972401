import { ActionIcon, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { isFixedSection, orderedSections, type TemplateSection } from '#shared/features/packs/template.ts'
import styles from './template.module.css'

type SectionsProps = {
  readOnly: boolean
  /** Null while they are not known yet. */
  shipped: readonly { key: string; title: string }[] | null
  listed: readonly TemplateSection[]
  onChange: (sections: TemplateSection[]) => void
}

/** The sections of a kind: their order, titles, whether they stand in it, and who may read what people wrote. */
export function TemplateSections({ readOnly, shipped, listed, onChange }: SectionsProps) {
  if (shipped === null) return <Text c="dimmed">The latest pack of this kind is being read.</Text>
  if (shipped.length === 0) {
    return (
      <Text c="dimmed">
        The sections are listed once there is something that a pack of this kind can be made of.
      </Text>
    )
  }
  const ordered = orderedSections(shipped, listed)
  // What is of packs that are not there today keeps its place in the template.
  const others = listed.filter(({ key }) => !shipped.some(section => section.key === key))
  const save = (sections: TemplateSection[]) => onChange([...sections, ...others])
  const change = (key: string, changes: Partial<TemplateSection>) =>
    save(ordered.map(section => (section.key === key ? { ...section, ...changes } : section)))

  function move(from: number, to: number) {
    const moved = [...ordered]
    moved.splice(to, 0, ...moved.splice(from, 1))
    save(moved)
  }

  return (
    <ol className={styles.sections}>
      {ordered.map(({ key, title, isHidden, textFor }, at) => {
        const usual = shipped.find(section => section.key === key)?.title ?? key
        const fixed = readOnly || isFixedSection(key)
        return (
          <li key={key}>
            <Group gap="xs" wrap="nowrap" align="center">
              <ActionIcon
                variant="default"
                aria-label={`Move ${usual} up`}
                disabled={fixed || at === 0 || isFixedSection(ordered[at - 1]!.key)}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={`Move ${usual} down`}
                disabled={fixed || at === ordered.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <TextInput
                className={styles.title!}
                aria-label={`Title of ${usual}`}
                placeholder={usual}
                maxLength={200}
                readOnly={readOnly}
                value={title}
                onChange={event => change(key, { title: event.currentTarget.value })}
              />
            </Group>
            <Group gap="md" className={styles.ticks!}>
              <Checkbox
                size="xs"
                label="In the pack"
                aria-label={`${usual} is in the pack`}
                disabled={fixed}
                checked={!isHidden}
                onChange={event => change(key, { isHidden: !event.currentTarget.checked })}
              />
              {(['board', 'public'] as const).map(audience => (
                <Checkbox
                  key={audience}
                  size="xs"
                  label={`Its text for the ${audience}`}
                  aria-label={`What people wrote in ${usual} may go to the ${audience}`}
                  disabled={readOnly || isHidden}
                  checked={textFor.includes(audience)}
                  onChange={event =>
                    change(key, {
                      textFor: event.currentTarget.checked
                        ? [...textFor, audience]
                        : textFor.filter(one => one !== audience),
                    })
                  }
                />
              ))}
            </Group>
          </li>
        )
      })}
    </ol>
  )
}
