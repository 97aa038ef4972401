import { Button, Collapse } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'

type DisclosureProps = { label: string; startOpen?: boolean; children: ReactNode }

/** A line that opens to what stands behind it. */
export function Disclosure({ label, startOpen = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(startOpen)
  const id = useId()
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        variant="transparent"
        size="compact-xs"
        px={0}
        aria-expanded={open}
        aria-controls={id}
        leftSection={<Chevron size={14} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <Collapse expanded={open} id={id}>
        {children}
      </Collapse>
    </div>
  )
}
