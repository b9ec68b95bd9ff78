# The two pack files as bytes of the program, aligned for pack::Pack::load.
        .section .rodata
        .globl antalgic_core_begin
        .globl antalgic_core_end
        .globl antalgic_library_begin
        .globl antalgic_library_end
        .balign 16
antalgic_core_begin:
        .incbin "core.pack"
antalgic_core_end:
        .balign 16
antalgic_library_begin:
        .incbin "core.pack.library"
antalgic_library_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits
