# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong around the programs: machines, lines, clocks, the server, the office."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from pos_loyalty.simulation import merging, office
from pos_loyalty.simulation.blow import Blow, Mishap
from pos_loyalty.simulation.clearing import clear_out
from pos_loyalty.simulation.clock import DAY, HOUR, MINUTE, SECOND
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import Event, Kind
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.world import World

_STEPS_MAX: Final = 1200
"""Of SQLite's, within which a program may die in its next work: a sale takes about a thousand."""

_COMMITS_MAX: Final = 4
"""Of the till's, after one of which it may die: a sale, and what stands around it."""


def befall(scene: Scene, event: Event) -> None:
    """Let a mishap of a script happen."""
    world = scene.world
    blow = Blow(scene, world.machines[event.till], dice(world.seed, "event", event.number))
    with world.at(blow.machine):
        world.counted[event.kind] += _MISHAPS[event.kind](blow)
    world.trace.note(world.time.now_ms, event.kind, event.till)
    world.after(None)


def _kill(blow: Blow) -> bool:
    if blow.is_on:
        blow.world.kill(blow.machine, blow.luck.randint(SECOND, 2 * MINUTE))
        return True
    return False


def _kill_within(blow: Blow) -> bool:
    """Let the program die in the middle of whatever it does next."""
    match blow.luck.randrange(4):
        case 0:
            blow.machine.line.kill_at = "asking"
        case 1:
            blow.machine.line.kill_at = "answered"
        case 2:
            blow.machine.disk.kill_after_commit(blow.luck.randint(1, _COMMITS_MAX))
        case _:
            blow.machine.disk.kill_within(blow.luck.randrange(_STEPS_MAX))
    return blow.is_on


def _power_cut(blow: Blow) -> bool:
    blow.machine.disk.cut_power(blow.luck)
    return _stays_off(blow, blow.luck.randint(MINUTE, 30 * MINUTE))


def _closed(blow: Blow) -> bool:
    blow.machine.disk.close()
    return _stays_off(blow, blow.luck.randint(HOUR, 30 * HOUR))


def _stays_off(blow: Blow, ms: int) -> bool:
    world, machine = blow.world, blow.machine
    if not blow.is_on:
        return False
    world.gone_off(machine)

    def comes_back() -> None:
        machine.clock.reboot()
        world.turn_on(machine)

    world.agenda.after(ms, comes_back)
    return True


def _image(blow: Blow) -> bool:
    blow.machine.keep_image()
    return True


def _put_back_image(blow: Blow) -> bool:
    return _put_back(blow, keeps_mark=False)


def _put_back_file(blow: Blow) -> bool:
    return _put_back(blow, keeps_mark=True)


def _put_back(blow: Blow, *, keeps_mark: bool) -> bool:
    """Put an older copy of the disk back: what was recorded since is there no more."""
    world, machine = blow.world, blow.machine
    if machine.kept is None or not blow.is_on:
        return False
    world.history.disk_gone(machine.till_id, machine.put_back(keeps_mark=keeps_mark))
    world.excuses.add("disk")
    return _stays_off(blow, blow.luck.randint(MINUTE, HOUR))


def _clone(blow: Blow) -> bool:
    """Let a second machine go on with a copy of the disk, beside the first, until it is noticed."""
    world, machine = blow.world, blow.machine
    has_one = any(m is not machine and m.till_id == machine.till_id for m in world.machines)
    if has_one or not blow.is_on:
        return False
    number = len(world.machines)
    copy = machine.cloned(number, world.time, dice(world.seed, "machine", number))
    world.machines.append(copy)
    world.excuses.add("clone")
    on_ms = blow.until_ms(MINUTE, HOUR)
    world.agenda.at(on_ms, lambda: world.turn_on(copy))
    world.agenda.at(on_ms + blow.luck.randint(HOUR, 6 * HOUR), lambda: _put_away(world, copy))
    return True


def _put_away(world: World, copy: Machine) -> None:
    """Turn a clone off; what it has and the server has not, it hands over in the end."""
    with world.at(copy):
        copy.disk.close()
        world.gone_off(copy)


def _disk_full(blow: Blow) -> bool:
    blow.machine.disk.fill()
    room_again_ms = blow.luck.randint(10 * MINUTE, 6 * HOUR)
    blow.world.agenda.after(room_again_ms, blow.machine.disk.make_room)
    return blow.is_on


def _clear_out(blow: Blow) -> bool:
    """Let a till drop what the server has of its log, as it does after months."""
    world, machine = blow.world, blow.machine

    def clears(till: RunningTill) -> None:
        world.history.disk_gone(machine.till_id, clear_out(till.file, till.clock))

    world.gesture(machine, "clear out", clears)
    return blow.is_on


def _clock_step(blow: Blow) -> bool:
    world, machine, luck = blow.world, blow.machine, blow.luck
    by_ms = luck.choice((SECOND, 3 * MINUTE, HOUR, DAY, 40 * DAY, 3650 * DAY))
    machine.clock.step(luck.choice((-1, 1)) * by_ms)
    world.agenda.after(luck.randint(SECOND, MINUTE), lambda: _look_at_clock(world, machine))
    if luck.random() < 0.7:  # noqa: PLR2004 - somebody often notices
        world.agenda.after(luck.randint(MINUTE, 12 * HOUR), machine.clock.set_right)
    return True


def _look_at_clock(world: World, machine: Machine) -> None:
    """Let a till look at its machine's clocks, if it is on and not busy."""
    till = world.running.get(machine.number)
    if till is not None and machine.free_ms <= world.time.now_ms:
        with world.at(machine):
            till.look()
        world.after(None)


def _clock_drift(blow: Blow) -> bool:
    blow.machine.clock.drift(blow.luck.choice((-200, -50, 50, 200)))
    return True


def _poison(blow: Blow) -> bool:
    return blow.scene.visitor.hand_over(blow.world.central, blow.luck)


def _outage(blow: Blow) -> bool:
    return _cut(blow, blow.until_ms(HOUR, 12 * HOUR))


def _long_outage(blow: Blow) -> bool:
    return _cut(blow, blow.until_ms(DAY, 14 * DAY))


def _deaf(blow: Blow) -> bool:
    """Lose all answers for more than a day: what was taken is sent again after that."""
    line = blow.machine.line
    line.deaf_until_ms = max(line.deaf_until_ms, blow.until_ms(25 * HOUR, 40 * HOUR))
    return True


def _cut(blow: Blow, until_ms: int) -> bool:
    """Cut a line, one in four in one direction only."""
    line = blow.machine.line
    if blow.luck.randrange(4):
        line.cut_until_ms = max(line.cut_until_ms, until_ms)
    else:
        line.deaf_until_ms = max(line.deaf_until_ms, until_ms)
    return True


def _storm(blow: Blow) -> bool:
    blow.machine.line.storm_until_ms = blow.until_ms(5 * MINUTE, HOUR)
    return True


def _portal(blow: Blow) -> bool:
    blow.machine.line.portal_until_ms = blow.until_ms(5 * MINUTE, 2 * HOUR)
    return True


def _server_down(blow: Blow) -> bool:
    blow.world.central.down_until_ms = blow.until_ms(MINUTE, 2 * HOUR)
    return True


def _server_backup(blow: Blow) -> bool:
    blow.world.history.server_copied(blow.scene.backups.make())
    return True


def _server_restore(blow: Blow) -> bool:
    """Put the server back to its newest backup, if there is one."""
    world = blow.world
    copy = blow.scene.backups.put_back()
    if not copy:
        return False
    world.history.server_back(copy)
    blow.scene.floor.town.merged = office.merged(world.central)
    world.excuses.add("server")
    world.watch.forget_answers(world)
    return True


def _publish(blow: Blow) -> bool:
    return _publish_from(blow, blow.luck.randint(4, 10))


def _publish_late(blow: Blow) -> bool:
    return _publish_from(blow, blow.luck.randint(1, 2))


def _publish_from(blow: Blow, days_ahead: int) -> bool:
    first_day = (blow.world.time.now() + timedelta(days=days_ahead)).date()
    return office.publish_version(blow.world.central, first_day, blow.luck.randint(1, 3))


_MISHAPS: Final[Mapping[Kind, Mishap]] = {
    Kind.KILL: _kill,
    Kind.KILL_WITHIN: _kill_within,
    Kind.POWER_CUT: _power_cut,
    Kind.CLOSED: _closed,
    Kind.IMAGE: _image,
    Kind.PUT_BACK_IMAGE: _put_back_image,
    Kind.PUT_BACK_FILE: _put_back_file,
    Kind.CLONE: _clone,
    Kind.DISK_FULL: _disk_full,
    Kind.CLEAR_OUT: _clear_out,
    Kind.CLOCK_STEP: _clock_step,
    Kind.CLOCK_DRIFT: _clock_drift,
    Kind.POISON: _poison,
    Kind.OUTAGE: _outage,
    Kind.LONG_OUTAGE: _long_outage,
    Kind.DEAF: _deaf,
    Kind.STORM: _storm,
    Kind.PORTAL: _portal,
    Kind.SERVER_DOWN: _server_down,
    Kind.SERVER_BACKUP: _server_backup,
    Kind.SERVER_RESTORE: _server_restore,
    Kind.PUBLISH: _publish,
    Kind.PUBLISH_LATE: _publish_late,
    Kind.MERGE: merging.merge,
    Kind.MERGE_BOTH_WAYS: merging.merge_both_ways,
    Kind.MERGE_GRANTED: merging.merge_granted,
    Kind.UNMERGE: merging.unmerge,
}
