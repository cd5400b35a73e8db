#!/usr/bin/env python3
"""Servers as rows of Nova's databases, for what its API takes minutes to do, or cannot do here.

    ./py rows.py copies ID COUNT    so many servers like that one, called after it, that no host knows
    ./py rows.py no-copies ID       takes them away again
    ./py rows.py soft-delete ID     what a deletion does where reclaim_instance_interval is set
"""
import sys
import uuid

from seed import sql

OF = {'nova_cell1.instances': 'uuid', 'nova_cell1.instance_extra': 'instance_uuid',
      'nova_cell1.instance_info_caches': 'instance_uuid', 'nova_api.instance_mappings': 'instance_uuid'}


def columns(table):
    import pymysql
    from seed import RUN
    with pymysql.connect(unix_socket=RUN + '/mysql.sock', user='root') as con, con.cursor() as cur:
        cur.execute('DESCRIBE ' + table)
        return [row[0] for row in cur.fetchall() if row[0] != 'id']


def copies(server, count):
    """Without a host, no nova-compute looks at them; every third is shut off, and each is a minute older."""
    made = [(n, str(uuid.uuid5(uuid.UUID(server), str(n)))) for n in range(1, int(count) + 1)]
    for table, key in OF.items():
        names = columns(table)
        change = {key: '%s'}
        if key == 'uuid':
            change |= {'host': 'NULL', 'node': 'NULL', 'launched_on': 'NULL', 'compute_id': 'NULL',
                       'display_name': "CONCAT(display_name, '-', LPAD(%s, 3, '0'))",
                       'created_at': 'created_at - INTERVAL %s MINUTE',
                       'vm_state': "IF(MOD(%s, 3), 'active', 'stopped')", 'power_state': 'IF(MOD(%s, 3), 1, 4)'}
        values = [change.get(name, f'`{name}`') for name in names]
        row = lambda n, u: [u if name == key else n for name in names if '%s' in change.get(name, '')]
        fields = ', '.join(f'`{name}`' for name in names)
        sql((f'INSERT INTO {table} ({fields}) SELECT {", ".join(values)} FROM {table} WHERE {key} = %s',
             [[*row(n, u), server] for n, u in made]))


def no_copies(server):
    made = [str(uuid.uuid5(uuid.UUID(server), str(n))) for n in range(1, 1001)]
    sql(*((f'DELETE FROM {table} WHERE {key} IN %s', (made,)) for table, key in reversed(OF.items())))


def soft_delete(server):
    """As nova/compute/manager.py, soft_delete_instance, leaves it."""
    sql(("UPDATE nova_cell1.instances SET vm_state = 'soft-delete', power_state = 4, deleted_at = NULL WHERE uuid = %s", (server,)))


if __name__ == '__main__':
    {'copies': copies, 'no-copies': no_copies, 'soft-delete': soft_delete}[sys.argv[1]](*sys.argv[2:])
