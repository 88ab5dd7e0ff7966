# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's own register speaks to the till: the sale in, the discount and the points out.

    desk         what a register is served with: the till's file, its writer's thread, its clock
    naming       what a register's receipt is called here, and the one id of what is made of it
    standing     what stands recorded of a receipt
    quoting      what a sale would earn and cost
    selling      a sale that was paid at the register
    returning    goods that came back to it
    baskets      a basket on its way to the till's window
    refusals     why it is told no
    routes       which of these an HTTP request asks for, and why not
    server       HTTP on this machine alone
    token        the word that registers show
    keys         what each key of a register came with
    folder       the same by files, for registers that can only write those
    folder_watch looks there every second
    csv_sales    a sale as lines of a file

Nothing here touches a window: it calls the use cases that the window calls, from its own threads.
"""
