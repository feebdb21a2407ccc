# A DLL of nothing but its exports, which bcryptprimitives.def forwards.
	.text
	.globl DllMainCRTStartup
DllMainCRTStartup:
	movl $1, %eax
	ret
