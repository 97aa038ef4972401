import { Button, Checkbox, Popover, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { formatCount } from '../../ui/counts.ts'

type Choice = { value: string; name: string; count: number }

/** A button that opens what can be chosen of one condition. Asked for only once it is open. */
export function Condition({
  label,
  active,
  width = 320,
  children,
}: {
  label: string
  active: boolean
  width?: number
  children: ReactNode
}) {
  return (
    <Popover position="bottom-start" shadow="md" width={width} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={active ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">{children}</Popover.Dropdown>
    </Popover>
  )
}

type ChecklistProps = {
  label: string
  choices: Choice[] | undefined
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** A list to tick, most incidents first, with a search where it is long. */
export function Checklist({ label, choices, chosen, onChange }: ChecklistProps) {
  const [search, setSearch] = useState('')
  // Ticked at once; the address, which holds what is chosen, follows when the map can keep up.
  const [ticked, setTicked] = useState(chosen)
  const said = chosen.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is a new one at every render
  useEffect(() => setTicked(chosen), [said])
  const tick = (next: string[]) => {
    setTicked(next)
    onChange(next)
  }
  const wanted = search.trim().toLowerCase()
  const shown = choices?.filter(choice => choice.name.toLowerCase().includes(wanted))
  return (
    <Stack gap="xs">
      {choices && choices.length > 8 && (
        <TextInput
          aria-label={`Search in ${label}`}
          placeholder="Search"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={300} type="auto">
        <Checkbox.Group aria-label={label} value={[...ticked]} onChange={tick}>
          <Stack gap={8} p={2}>
            {shown?.map(({ value, name, count }) => (
              <Checkbox key={value} value={value} label={`${name} (${formatCount(count)})`} />
            ))}
          </Stack>
        </Checkbox.Group>
        {shown?.length === 0 && <Text c="dimmed">Nothing to choose from.</Text>}
      </ScrollArea.Autosize>
    </Stack>
  )
}
