import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconPresentation, IconX } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import styles from './projector.module.css'

type ProjectorProps = { title: string; html: string }

/** Shows a pack one section a screen, in large type, from the keyboard. */
export function ProjectButton({ title, html }: ProjectorProps) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconPresentation size={16} aria-hidden />} onClick={open}>
        Project
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        fullScreen
        withCloseButton={false}
        padding={0}
        attributes={{ content: { 'aria-label': `${title}, one section a screen` } }}
      >
        <Screens title={title} html={html} onClose={close} />
      </Modal>
    </>
  )
}

function Screens({ title, html, onClose }: ProjectorProps & { onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [names, setNames] = useState<string[]>([])
  const [at, setAt] = useState(0)
  const last = Math.max(0, names.length - 1)
  const [isMore, setIsMore] = useState(false)
  const look = () => setIsMore(beneath(frame) > 0)

  useEffect(() => {
    for (const [index, screen] of screensIn(frame).entries())
      screen.classList.toggle('on-screen', index === at)
    frame.current?.contentWindow?.scrollTo(0, 0)
    setIsMore(beneath(frame) > 0)
  }, [at])

  function onKey(event: { key: string; preventDefault: () => void }) {
    // A section that is longer than the screen is read to its end before the next.
    if (event.key === 'PageDown' && beneath(frame) > 0) {
      event.preventDefault()
      frame.current?.contentWindow?.scrollBy(0, window.innerHeight * 0.7)
      return
    }
    const to = {
      ArrowRight: at + 1,
      PageDown: at + 1,
      ArrowLeft: at - 1,
      PageUp: at - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (event.key === 'Escape') onClose()
    if (to === undefined) return
    event.preventDefault()
    setAt(Math.min(last, Math.max(0, to)))
  }
  const keys = useRef(onKey)
  useEffect(() => {
    keys.current = onKey
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => keys.current(event)
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  function onLoad() {
    const page = frame.current?.contentDocument
    if (!page) return
    const large = page.createElement('style')
    large.textContent = projected
    page.head.append(large)
    page.addEventListener('keydown', event => keys.current(event))
    page.addEventListener('scroll', look)
    const screens = screensIn(frame)
    screens[0]?.classList.add('on-screen')
    setNames(screens.map(screen => screen.querySelector('h1, h2')?.textContent ?? title))
    frame.current?.focus()
    look()
  }

  return (
    <div className={styles.screens}>
      {/* The page is reached into to show one part of it; nothing in it may run. */}
      <iframe
        ref={frame}
        className={styles.frame}
        title={title}
        sandbox="allow-same-origin"
        srcDoc={html}
        onLoad={onLoad}
      />
      <Group className={styles.bar} justify="space-between" wrap="nowrap">
        <Text role="status">
          {at + 1} of {names.length} · {names[at]}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" c="dimmed" visibleFrom="md">
            {isMore && <b>More beneath: Page Down. </b>}
            Arrow keys turn the pages, Escape ends
          </Text>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Previous section"
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          >
            <IconArrowLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Next section"
            disabled={at === last}
            onClick={() => setAt(at + 1)}
          >
            <IconArrowRight size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label="End the projection" onClick={onClose}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    </div>
  )
}

const screensIn = (frame: RefObject<HTMLIFrameElement | null>): HTMLElement[] => [
  ...(frame.current?.contentDocument?.querySelectorAll<HTMLElement>('main > section') ?? []),
]

/** How far the section that is shown goes on beneath the screen, in pixels. */
function beneath(frame: RefObject<HTMLIFrameElement | null>): number {
  const shown = frame.current?.contentWindow
  if (!shown) return 0
  const left = shown.document.documentElement.scrollHeight - shown.innerHeight - shown.scrollY
  return left > 8 ? left : 0
}

/** How a page looks on a wall: one section of it, large, charts no higher than the screen. */
const projected = `
  html { background: #fff; }
  body { display: flex; flex-direction: column; min-height: 100vh; }
  main { flex: 1; width: 100%; max-width: none; margin: 0; padding: 10px 24px 40px; box-shadow: none; zoom: 1.6; }
  main > * { display: none; }
  main > .on-screen { display: block; }
  main h2 { margin-top: 0; }
  svg { width: auto; max-width: 100%; max-height: 44vh; }
  .running { font-size: 13pt; }`
