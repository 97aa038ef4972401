import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Section } from '../../../ui/section.tsx'
import styles from '../performance.module.css'

type CardProps = {
  title: string
  about?: string
  /** The page that tells all of it. */
  to: string
  leadsTo: string
  wide?: boolean
  children: ReactNode
}

/** One part of the overview, with the way to its page. */
export function Card({ title, about, to, leadsTo, wide = false, children }: CardProps) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <Section
        title={title}
        about={about}
        actions={
          <Anchor component={Link} to={to} style={{ whiteSpace: 'nowrap' }}>
            {leadsTo}
          </Anchor>
        }
      >
        {children}
      </Section>
    </div>
  )
}
