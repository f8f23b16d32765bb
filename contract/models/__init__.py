from .contract import Contract, Point
from .contract_edition import ContractEdition

__all__ = ["Contract", "ContractEdition", "Point"]
