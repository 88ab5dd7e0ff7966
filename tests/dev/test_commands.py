# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import os
import signal
import subprocess
import sys
from types import ModuleType

import pytest

from tests.dev.project import Project


def asked_of_python(project: Project) -> str:
    """Return how the project's Python was called last: platform and arguments."""
    return project.asked[-1].removeprefix("python ")


def test_without_a_command_every_command_is_explained(project: Project, dev: ModuleType) -> None:
    done = project.dev()

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in dev.COMMANDS)
    assert project.asked == []


def test_a_mistyped_command_does_nothing_and_says_which_there_are(project: Project) -> None:
    done = project.dev("tset")

    assert done.returncode == 2
    assert "Usage" in done.stdout
    assert project.asked == []


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("check", "-m tools.check"),
        ("fix", "-m tools.check --fix"),
        ("bench", "-m bench"),
        ("mutants", "-m tools.mutants"),
        ("screenshots", "-m pos_loyalty screenshots"),
        ("translations", "-m tools.translations"),
        ("doctor", "-m pos_loyalty doctor"),
    ],
)
def test_a_command_asks_its_module_and_passes_the_options_on(
    project: Project, command: str, asked: str
) -> None:
    project.dev(command, "--json", "two words")

    assert asked_of_python(project) == f"[] {asked} --json two words"


def test_the_tests_run_off_screen_and_on_all_cores(project: Project) -> None:
    project.dev("test", "-x")

    workers = min((os.cpu_count() or 1) + 1, 8)
    expected = f"[offscreen] -m pytest -q -n {workers} --dist worksteal -x"
    assert asked_of_python(project) == expected


@pytest.mark.parametrize("option", ["-n0", "--numprocesses=1", "--pdb", "-s", "-pno:xdist"])
def test_whoever_says_how_the_tests_run_is_obeyed(project: Project, option: str) -> None:
    project.dev("test", option)

    assert asked_of_python(project) == f"[offscreen] -m pytest -q {option}"


def test_a_chosen_platform_is_kept_for_the_tests(project: Project) -> None:
    project.dev("test", "-n0", QT_QPA_PLATFORM="minimal")

    assert asked_of_python(project) == "[minimal] -m pytest -q -n0"


def test_without_a_display_the_demo_day_is_played(project: Project) -> None:
    done = project.dev("run", "--members", "50")

    assert project.asked[-2:] == [
        "python [offscreen] -m pos_loyalty demo --headless --out demo-day --members 50",
        "python [offscreen] -m pos_loyalty demo-net --out demo-day",
    ]
    assert "no display" in done.stderr


def test_with_a_display_the_till_opens(project: Project) -> None:
    project.dev("run", DISPLAY=":0")

    assert asked_of_python(project) == "[] -m pos_loyalty till --demo"


def test_a_dead_display_is_told_in_words(project: Project) -> None:
    done = project.dev("run", DISPLAY=":4711", EXIT_CODE="134")

    assert done.returncode == 1
    assert "no screen answers at display :4711" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_till_can_be_looked_at_from_afar(project: Project) -> None:
    done = project.dev("run", "--vnc")

    expected = "[vnc:addr=127.0.0.1:port=5907] -m pos_loyalty till --demo"
    assert asked_of_python(project) == expected
    assert "vnc://127.0.0.1:5907" in done.stderr


@pytest.mark.parametrize("code", [0, 1, 5])
def test_the_exit_code_is_the_programs_own(project: Project, code: int) -> None:
    assert project.dev("doctor", EXIT_CODE=str(code)).returncode == code


def test_a_program_that_was_killed_gives_the_code_of_a_shell(dev: ModuleType) -> None:
    crash = "import os, signal; os.kill(os.getpid(), signal.SIGABRT)"

    assert dev.call(sys.executable, "-c", crash) == 128 + signal.SIGABRT


@pytest.mark.parametrize("who", ["group", "dev alone"])
def test_ctrl_c_ends_the_program_and_dev_without_a_word(project: Project, who: str) -> None:
    wait = "trap 'exit 0' INT; echo started; while :; do sleep 0.1; done"
    project.program(project.python_to_be, also=wait)
    running = subprocess.Popen(
        [sys.executable, project.root / "dev", "bench"],
        env=project.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with running:
        assert running.stdout
        assert running.stdout.readline() == "started\n"

        if who == "group":
            os.killpg(running.pid, signal.SIGINT)
        else:
            running.send_signal(signal.SIGINT)
        _, errors = running.communicate()

    assert running.returncode == 130
    assert "Traceback" not in errors


def test_a_request_to_end_reaches_the_program(project: Project) -> None:
    wait = "trap 'exit 3' TERM; echo started; while :; do sleep 0.1; done"
    project.program(project.python_to_be, also=wait)
    running = subprocess.Popen(
        [sys.executable, project.root / "dev", "bench"],
        env=project.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with running:
        assert running.stdout
        assert running.stdout.readline() == "started\n"

        running.terminate()

    assert running.returncode == 3
