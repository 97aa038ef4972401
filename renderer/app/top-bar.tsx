import {
  ActionIcon,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconChevronDown, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { roleNames } from '#shared/features/access/rules.ts'
import { useBureau } from '../client/use-bureau.ts'
import { useCommand } from '../client/use-desk.ts'
import { formatDay } from '../ui/dates.ts'
import { HelpHere } from '../ui/help.tsx'
import { RunningJobsMenu } from './running-jobs-menu.tsx'
import styles from './shell.module.css'

export function TopBar() {
  const { name, demonstration, today } = useBureau()
  return (
    <section className={styles.top} aria-label="Bureau and person">
      <Text className={styles.bureau!} title={name}>
        {name}
      </Text>
      {demonstration && (
        <span
          className={styles.demonstration}
          title="Its data end the day before: what is late, overdue or so many days ago is counted from there."
        >
          Demonstration bureau: everything in it is invented, and its today is {formatDay(today)}
        </span>
      )}
      <div style={{ flex: 1 }} />
      <RunningJobsMenu />
      <HelpHere />
      <LightOrDark />
      <PersonMenu />
    </section>
  )
}

function LightOrDark() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  return (
    <Tooltip label={`Show ${other}`}>
      <ActionIcon onClick={() => setColorScheme(other)} aria-label={`Show ${other}`}>
        {other === 'dark' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  )
}

function PersonMenu() {
  const { person } = useBureau()
  const close = useCommand('settings.closeBureau')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
          <span>
            {person.name} ·{' '}
            <Text span c="dimmed" inherit>
              {roleNames[person.role]}
            </Text>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => close.mutate(undefined)}>
          Close this bureau
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
