import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { createContext, useContext, useEffect } from 'react'

/** Opens the page of help on a topic, and keeps which topic is before the person now. */
export type Help = {
  open: (topic: string) => void
  /** Opens the page on what is before the person. */
  openHere: () => void
  stand: (topic: string) => () => void
}

export const HelpContext = createContext<Help | null>(null)

/** Whether help lies over what is before the person. */
export const HelpIsOpenContext = createContext(false)

/** Says what the page is about while it is shown: F1 opens the help on it. */
export function useHelpTopic(topic: string): void {
  const help = useContext(HelpContext)
  useEffect(() => help?.stand(topic), [help, topic])
}

/** The “?” beside a step: the page of help on it. */
export function HelpButton({ topic, about }: { topic: string; about: string }) {
  const help = useContext(HelpContext)
  if (!help) return null
  return (
    <Tooltip label={`Help (F1): ${about}`}>
      <ActionIcon aria-label={`Help: ${about}`} onClick={() => help.open(topic)}>
        <IconHelp size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** The “?” that stands on every page: the help on whatever is before the person. */
export function HelpHere() {
  const help = useContext(HelpContext)
  if (!help) return null
  return (
    <Tooltip label="Help (F1)">
      <ActionIcon aria-label="Help on this page" aria-keyshortcuts="F1" onClick={help.openHere}>
        <IconHelp size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
